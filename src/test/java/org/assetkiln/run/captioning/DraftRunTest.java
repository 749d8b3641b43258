package org.assetkiln.run.captioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.assetkiln.captioning.settings.Background;
import org.assetkiln.captioning.settings.CaptionCandidate;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.captioning.settings.Search;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.run.TestRuns;
import org.assetkiln.run.captioning.DraftProgress.State;
import org.assetkiln.run.worker.ChildJvm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real child processes. */
class DraftRunTest {
    @TempDir
    Path folder;

    private CaptionWorker worker;
    private final Book book = new Book();

    /** Keeps captions in memory. */
    private static final class Book implements DraftKeeper {
        final Map<String, List<CaptionCandidate>> drafts = new ConcurrentHashMap<>();
        final Map<String, String> problems = new ConcurrentHashMap<>();
        final Map<String, String> leftOut = new ConcurrentHashMap<>();
        final Set<String> unwanted = new ConcurrentSkipListSet<>();
        volatile boolean full;

        @Override
        public boolean wants(DatasetImage image) {
            return !unwanted.contains(image.id());
        }

        @Override
        public void keep(DatasetImage image, List<CaptionCandidate> candidates) throws IOException {
            if (full) {
                throw new IOException("The disk is full: make room.");
            }
            assertThat(drafts.put(image.id(), candidates)).isNull();
        }

        @Override
        public void unreadable(DatasetImage image, String problem) {
            problems.put(image.id(), problem);
        }

        @Override
        public void leftOut(DatasetImage image, String problem) {
            leftOut.put(image.id(), problem);
        }
    }

    @BeforeEach
    void open() {
        worker = new CaptionWorker(ChildJvm.of(TestCaptionProcess.class), folder, Duration.ofMinutes(5));
    }

    @AfterEach
    void close() {
        worker.close();
    }

    @Test
    void everyImageGetsItsOwnCaptionFromOneProcess() throws Exception {
        DraftRun run = start("model", images("a red gem", "a blue gem", "a key", "a bow", "an axe"));
        await(run, State.DONE);
        assertThat(texts())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "0.png",
                        "a red gem",
                        "1.png",
                        "a blue gem",
                        "2.png",
                        "a key",
                        "3.png",
                        "a bow",
                        "4.png",
                        "an axe"));
        assertThat(processes())
                .hasSize(1)
                .doesNotContain(ProcessHandle.current().pid());
        assertThat(run.progress()).isEqualTo(new DraftProgress(State.DONE, 5, 5, 0, 0, Double.NaN, ""));
    }

    @Test
    void whatIsNotWantedAnyMoreIsLeftOut() throws Exception {
        book.unwanted.addAll(List.of("0.png", "2.png"));
        DraftRun run = start("model", images("a", "b", "c", "d"));
        await(run, State.DONE);
        assertThat(book.drafts).containsOnlyKeys("1.png", "3.png");
        assertThat(run.progress().skipped()).isEqualTo(2);
    }

    @Test
    void anImageThatCannotBeReadIsTold() throws Exception {
        DraftRun run = start("model", images("a", "damaged", "c"));
        await(run, State.DONE);
        assertThat(book.drafts).containsOnlyKeys("0.png", "2.png");
        assertThat(book.problems).containsExactly(Map.entry("1.png", "1.png is damaged."));
        assertThat(run.progress().done()).isEqualTo(3);
    }

    @Test
    void aPausedRunGoesOnWithWhatIsLeft() throws Exception {
        DraftRun run = start("model", images("a", "b", "c", "slow", "d"));
        TestRuns.await(() -> book.drafts.size() == 3);
        run.pause();
        assertThat(run.progress().state()).isEqualTo(State.PAUSED);
        Files.writeString(folder.resolve("3.png"), "a fast one");
        run.resume();
        await(run, State.DONE);
        assertThat(texts()).hasSize(5).containsEntry("3.png", "a fast one");
    }

    @Test
    void aCancelledRunLeavesTheImageUnderWayAtOnceAndKeepsWhatIsThere() throws Exception {
        DraftRun run = start("model", images("a", "b", "slow", "d"));
        TestRuns.await(() -> book.drafts.size() == 2);
        run.cancel();
        run.resume();
        book.unwanted.addAll(List.of("0.png", "1.png", "2.png"));
        DraftRun next = start("model", images("a", "b", "slow", "d"));
        await(next, State.DONE);
        assertThat(run.progress().state()).isEqualTo(State.CANCELLED);
        assertThat(texts().values()).containsExactlyInAnyOrder("a", "b", "d");
        assertThat(processes()).hasSize(1);
    }

    @Test
    void aProcessKilledAtAnyMomentCostsNothing() throws Exception {
        DraftRun run = start("model", images("a", "b", "slow", "d", "e"));
        TestRuns.await(() -> book.drafts.size() == 2);
        Files.writeString(folder.resolve("2.png"), "c");
        ProcessHandle.of(processes().iterator().next()).orElseThrow().destroyForcibly();
        await(run, State.DONE);
        assertThat(texts().values()).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
        assertThat(processes()).hasSize(2);
    }

    @Test
    void anImageThatEndsTheProcessAgainAndAgainIsLeftAndNamed() throws Exception {
        DraftRun run = start("model", images("a", "poison", "c", "d", "e"));
        await(run, State.DONE);
        assertThat(texts().values()).containsExactlyInAnyOrder("a", "c", "d", "e");
        assertThat(book.leftOut).containsOnlyKeys("1.png");
        assertThat(book.leftOut.get("1.png")).contains("137").contains("captions.log");
    }

    @Test
    void processesThatDieBeforeTheyBeginEndTheRun() throws Exception {
        worker.close();
        worker = new CaptionWorker(ChildJvm.of(DraftRunTest.class), folder, Duration.ofMinutes(5));
        DraftRun run = start("model", images("a", "b", "c", "d"));
        await(run, State.FAILED);
        assertThat(run.progress().message()).contains("with code 1").contains("captions.log");
        assertThat(run.progress().done()).isZero();
    }

    @Test
    void withoutACaptionerTheRunFailsInOneSentenceAndCanBeTriedAgain() throws Exception {
        DraftRun run = start("missing", images("a", "b"));
        await(run, State.FAILED);
        assertThat(run.progress().message()).isEqualTo("There is no captioner in missing: choose another one.");
        assertThat(run.progress().done()).isZero();
    }

    @Test
    void aCaptionThatCannotBeKeptStopsTheRunAndIsNotLost() throws Exception {
        book.full = true;
        DraftRun run = start("model", images("a", "b", "c", "d", "e"));
        await(run, State.FAILED);
        assertThat(run.progress().message()).isEqualTo("The disk is full: make room.");
        book.full = false;
        run.resume();
        await(run, State.DONE);
        assertThat(texts().values()).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
    }

    @Test
    void aClosedWorkerPausesTheRun() throws Exception {
        DraftRun run = start("model", images("a", "b", "slow"));
        TestRuns.await(() -> book.drafts.size() == 2);
        worker.close();
        assertThat(run.progress().state()).isEqualTo(State.PAUSED);
    }

    private DraftRun start(String model, List<DatasetImage> images) {
        CaptionSettings settings = new CaptionSettings("", true, new Search.Greedy(), 1, 0, 0, 20, 1, 1, 2);
        DraftRun run =
                new DraftRun(worker, new DraftPlan(model, settings, new Background("#ffffff", true), images), book);
        run.resume();
        return run;
    }

    private List<DatasetImage> images(String... texts) throws IOException {
        List<DatasetImage> images = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            Path file = Files.writeString(folder.resolve(i + ".png"), texts[i]);
            images.add(new DatasetImage(i + ".png", file, 1, 1, 16, 16, false, null));
        }
        return images;
    }

    private static void await(DraftRun run, State state) throws Exception {
        TestRuns.await(() -> run.progress().state() == state);
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new ConcurrentHashMap<>();
        book.drafts.forEach(
                (image, candidates) -> texts.put(image, candidates.get(0).text()));
        return texts;
    }

    private Set<Long> processes() {
        Set<Long> processes = new ConcurrentSkipListSet<>();
        book.drafts
                .values()
                .forEach(candidates ->
                        processes.add(Long.valueOf(candidates.get(1).text().replace("process ", ""))));
        return processes;
    }
}
