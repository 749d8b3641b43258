package org.assetkiln.run.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assetkiln.diffusion.GenerationSettings;
import org.assetkiln.diffusion.SamplerKind;
import org.assetkiln.run.TestRuns;
import org.assetkiln.run.worker.ChildJvm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real child processes. */
class GenerationWorkerTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private GenerationWorker worker;
    private final List<GenerationMessage> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        worker.close();
    }

    @Test
    void jobsAreDoneOneAfterTheOtherByOneProcess() throws Exception {
        start(LONG);
        submit("a", "ok", 2, 2);
        submit("b", "ok", 1, 1);
        await("b");
        assertThat(told)
                .containsExactly(
                        new GenerationMessage.Started("a"),
                        new GenerationMessage.Progress("a", 0, 1, 2, null),
                        new GenerationMessage.Progress("a", 0, 2, 2, null),
                        new GenerationMessage.Picture("a", 0, 42, file("a-0").toString()),
                        new GenerationMessage.Progress("a", 1, 1, 2, null),
                        new GenerationMessage.Progress("a", 1, 2, 2, null),
                        new GenerationMessage.Picture("a", 1, 43, file("a-1").toString()),
                        new GenerationMessage.Done("a"),
                        new GenerationMessage.Started("b"),
                        new GenerationMessage.Progress("b", 0, 1, 1, null),
                        new GenerationMessage.Picture("b", 0, 42, file("b-0").toString()),
                        new GenerationMessage.Done("b"));
        assertThat(process("b-0"))
                .isEqualTo(process("a-0"))
                .isNotEqualTo(ProcessHandle.current().pid());
    }

    @Test
    void aFailedJobSaysWhyAndTheProcessGoesOn() throws Exception {
        start(LONG);
        submit("a", "ok", 1, 1);
        submit("b", "fail", 1, 1);
        submit("c", "blow up", 1, 1);
        submit("d", "ok", 1, 1);
        await("d");
        assertThat(told)
                .contains(
                        new GenerationMessage.Failed("b", "There is no model: choose another one."),
                        new GenerationMessage.Failed("c", "A library is missing."));
        assertThat(process("d-0")).isEqualTo(process("a-0"));
    }

    @Test
    void aCrashFailsWhatWaitsAndTheNextJobGetsANewProcess() throws Exception {
        start(LONG);
        submit("a", "crash", 1, 1);
        submit("b", "ok", 1, 1);
        await("a");
        await("b");
        assertThat(ends()).hasSize(2).allSatisfy(end -> assertThat(((GenerationMessage.Failed) end).message())
                .contains("137")
                .contains("generation.log"));
        told.clear();
        submit("b", "ok", 1, 1);
        await("b");
        assertThat(told).last().isEqualTo(new GenerationMessage.Done("b"));
    }

    @Test
    void aKilledProcessIsACrashToo() throws Exception {
        start(LONG);
        submit("a", "ok", 1, 1);
        await("a");
        submit("b", "ok", 100_000, 1);
        TestRuns.await(() -> told.contains(new GenerationMessage.Started("b")));
        ProcessHandle.of(process("a-0")).orElseThrow().destroyForcibly();
        await("b");
        assertThat(told).last().isInstanceOf(GenerationMessage.Failed.class);
    }

    @Test
    void aCancelledJobEndsBetweenStepsAndOneThatWaitsNeverBegins() throws Exception {
        start(LONG);
        submit("a", "ok", 100_000, 1);
        submit("b", "ok", 1, 1);
        submit("c", "ok", 1, 1);
        TestRuns.await(() -> told.contains(new GenerationMessage.Progress("a", 0, 3, 100_000, null)));
        worker.cancel("b");
        worker.cancel("a");
        worker.cancel("no such job");
        await("c");
        assertThat(ends())
                .containsExactly(
                        new GenerationMessage.Cancelled("a"),
                        new GenerationMessage.Cancelled("b"),
                        new GenerationMessage.Done("c"));
        assertThat(told).doesNotContain(new GenerationMessage.Started("b"));
    }

    @Test
    void whatLibrariesPrintIsNoMessage() throws Exception {
        start(LONG);
        submit("chatter", "chatter", 1, 1);
        await("chatter");
        assertThat(told).hasSize(4);
        assertThat(folder.resolve("generation.log")).content().contains("\"jobId\":\"chatter\"");
    }

    @Test
    void anIdleProcessEndsAndTheNextJobGetsANewOne() throws Exception {
        start(Duration.ofMillis(100));
        submit("a", "ok", 1, 1);
        await("a");
        long first = process("a-0");
        TestRuns.await(
                () -> ProcessHandle.of(first).filter(ProcessHandle::isAlive).isEmpty());
        submit("b", "ok", 1, 1);
        await("b");
        assertThat(process("b-0")).isNotEqualTo(first);
    }

    @Test
    void closingCancelsWhatIsUnderWay() throws Exception {
        start(LONG);
        submit("a", "ok", 1, 1);
        await("a");
        ProcessHandle child = ProcessHandle.of(process("a-0")).orElseThrow();
        submit("b", "ok", 100_000, 1);
        worker.close();
        assertThat(told).last().isEqualTo(new GenerationMessage.Cancelled("b"));
        TestRuns.await(() -> !child.isAlive());
    }

    private void start(Duration idle) {
        worker = new GenerationWorker(ChildJvm.of(TestPictureProcess.class), folder, idle);
    }

    private void submit(String id, String prompt, int steps, int count) {
        var settings =
                new GenerationSettings("model", List.of(), prompt, "", 64, 64, steps, 7.5, SamplerKind.DDIM, 42, count);
        worker.submit(new GenerationJob(id, settings, folder.toString()), told::add);
    }

    private List<GenerationMessage> ends() {
        return told.stream().filter(GenerationMessage::last).toList();
    }

    private void await(String id) throws Exception {
        TestRuns.await(() -> ends().stream().anyMatch(end -> end.jobId().equals(id)));
    }

    private Path file(String name) {
        return folder.resolve(name + ".txt");
    }

    private long process(String name) throws IOException {
        return Long.parseLong(Files.readString(file(name)));
    }
}
