package org.assetkiln.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assetkiln.art.GameArt;
import org.assetkiln.captioning.settings.Background;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.captioning.settings.Search;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.project.Caption;
import org.assetkiln.project.CaptionDraft;
import org.assetkiln.project.CaptionsChanged;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.DatasetScanner;
import org.assetkiln.project.DraftScope;
import org.assetkiln.project.Project;
import org.assetkiln.project.ReviewState;
import org.assetkiln.run.captioning.CaptionWorker;
import org.assetkiln.run.captioning.DraftPlan;
import org.assetkiln.run.captioning.DraftProgress.State;
import org.assetkiln.run.captioning.DraftRun;
import org.assetkiln.run.captioning.ProjectDrafts;

/**
 * Kills the captioning process with signal 9 at random moments while it drafts, again and again, and looks whether every
 * image still gets exactly its caption and every caption by hand stays. Arguments: a captioner's folder, a new folder to work in,
 * how many kills (200), seed (1).
 */
public final class KillCaptionWorker implements ProjectDrafts.News {
    private static final int IMAGES = 40;
    private static final String BY_HAND = "written by hand";

    private final Random random;
    private volatile int kept;
    private int named;
    private int failures;
    private int keptAtFailure;
    private int rounds;
    private int kills;

    private KillCaptionWorker(long seed) {
        random = new Random(seed);
    }

    public static void main(String[] args) throws Exception {
        Path captioner = Path.of(args[0]).toAbsolutePath();
        Path folder = Files.createDirectories(Path.of(args[1]));
        int kills = args.length > 2 ? Integer.parseInt(args[2]) : 200;
        long seed = args.length > 3 ? Long.parseLong(args[3]) : 1;
        new KillCaptionWorker(seed).run(captioner, folder, kills);
    }

    private void run(Path captioner, Path folder, int wanted) throws Exception {
        long start = System.nanoTime();
        while (kills < wanted) {
            Path project = folder.resolve("round-" + rounds++);
            draw(project);
            try (var worker = new CaptionWorker(folder.resolve("log"), Duration.ofMinutes(1))) {
                int before;
                do { // an image that three killed processes had in hand is left out and named: a user drafts it again
                    before = named;
                    round(captioner, project, worker, wanted);
                } while (named > before);
            }
            check(project);
        }
        System.out.printf(
                "%d kills in %d rounds of %d images, %.0f s: %d drafts kept, none lost, none twice, no caption by hand"
                        + " touched, no file cut or empty; %d times an image was named and drafted again.%n",
                kills, rounds, IMAGES, (System.nanoTime() - start) * 1e-9, kept, named);
    }

    private static void draw(Path project) throws IOException {
        Files.createDirectories(project);
        for (int i = 0; i < IMAGES; i++) {
            Pictures.writePng(
                    project.resolve("%02d.png".formatted(i)), GameArt.draw(i).image(), Map.of());
            if (i % 8 == 7) {
                Files.writeString(project.resolve("%02d.txt".formatted(i)), BY_HAND + "\n");
            }
        }
    }

    private void round(Path captioner, Path folder, CaptionWorker worker, int wanted) throws Exception {
        // At least three words: a captioner with random weights would often say nothing.
        var settings = new CaptionSettings("", true, new Search.Beam(3), 1, 3, 3, 20, 3, 42, 4);
        try (Project project = Project.open(folder)) {
            List<DatasetImage> images = DatasetScanner.scan(project, (done, total) -> {}, () -> false);
            var drafts = new ProjectDrafts(project, "test", settings, DraftScope.MISSING, this);
            var plan = new DraftPlan(captioner.toString(), settings, new Background("#ffffff", true), images);
            var run = new DraftRun(worker, plan, drafts);
            run.resume();
            while (run.progress().state() != State.DONE) {
                moment(run);
                State state = run.progress().state();
                if (state == State.FAILED) {
                    failures = kept > keptAtFailure ? 1 : failures + 1;
                    keptAtFailure = kept;
                    require(failures < 30, run.progress().message());
                    run.resume(); // many killed in a row before they did anything; a user presses the button
                } else if (state == State.RUNNING && kills < wanted) {
                    kills += kill();
                }
            }
        }
    }

    /** Any moment of a process's start, or soon after something was drafted. */
    private void moment(DraftRun run) throws InterruptedException {
        if (random.nextBoolean()) {
            Thread.sleep(random.nextInt(1500));
            return;
        }
        int before = kept;
        while (kept == before && run.progress().state() == State.RUNNING) {
            Thread.sleep(1);
        }
        Thread.sleep(random.nextInt(60));
    }

    /** The child at the moment, if there is one. */
    private static int kill() {
        List<ProcessHandle> children;
        try (Stream<ProcessHandle> all = ProcessHandle.current().children()) {
            children = all.toList();
        }
        children.forEach(ProcessHandle::destroyForcibly);
        return children.isEmpty() ? 0 : 1;
    }

    private void check(Path folder) throws IOException {
        try (Project project = Project.open(folder)) {
            for (DatasetImage image : DatasetScanner.scan(project, (done, total) -> {}, () -> false)) {
                Caption caption = project.captions().read(image);
                boolean byHand = image.id().matches(".*[0-9]\\.png")
                        && Integer.parseInt(image.id().substring(0, 2)) % 8 == 7;
                if (byHand) {
                    require(caption.text().equals(BY_HAND), image + " was written by hand: " + caption);
                } else {
                    CaptionDraft draft = project.captions().draft(image).orElseThrow();
                    require(caption.state() == ReviewState.DRAFT, image + " is " + caption);
                    require(caption.text().equals(draft.text()), image + " is " + caption + " and " + draft);
                    require(Files.readString(image.sidecar()).equals(draft.text() + "\n"), image + " in its file");
                    require(project.captions().earlierDrafts(image).size() == 1, image + " was drafted twice");
                }
            }
            require(project.problems().isEmpty(), project.problems().toString());
        }
    }

    private static void require(boolean so, String otherwise) {
        if (!so) {
            throw new AssertionError(otherwise);
        }
    }

    @Override
    public void kept(DatasetImage image, CaptionDraft draft, CaptionsChanged changed) {
        kept = kept + 1;
    }

    @Override
    public void leftOut(DatasetImage image, String problem) {
        named++;
    }
}
