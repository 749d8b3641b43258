package org.assetkiln.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assetkiln.diffusion.GenerationSettings;
import org.assetkiln.diffusion.SamplerKind;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.run.generation.GenerationJob;
import org.assetkiln.run.generation.GenerationMessage;
import org.assetkiln.run.generation.GenerationWorker;
import org.assetkiln.training.TinyRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program's own picture process with the engine in it, on the tiny model. */
class PictureProcessTest {
    @TempDir
    Path folder;

    private final BlockingQueue<GenerationMessage> heard = new LinkedBlockingQueue<>();

    @Test
    void aChildProcessMakesPicturesFailsInASentenceAndGoesOn() throws Exception {
        try (var worker = new GenerationWorker(folder.resolve("log"), Duration.ofMinutes(1))) {
            worker.submit(job("good", TinyRun.model()), heard::add);
            List<GenerationMessage> good = untilEnd();
            assertThat(good).last().isInstanceOf(GenerationMessage.Done.class);
            assertThat(of(good, GenerationMessage.Progress.class)).hasSize(4);
            assertThat(of(good, GenerationMessage.Picture.class))
                    .extracting(GenerationMessage.Picture::seed)
                    .containsExactly(5L, 6L);
            Path file = Path.of(of(good, GenerationMessage.Picture.class).get(1).file());
            assertThat(Pictures.read(file).getWidth()).isEqualTo(32);

            worker.submit(job("bad", folder.resolve("nowhere")), heard::add);
            assertThat(untilEnd()).last().isInstanceOfSatisfying(GenerationMessage.Failed.class, failed -> assertThat(
                            failed.message())
                    .contains("nowhere is missing"));
            worker.submit(job("again", TinyRun.model()), heard::add);
            assertThat(untilEnd()).last().isInstanceOf(GenerationMessage.Done.class);
        }
    }

    private List<GenerationMessage> untilEnd() throws InterruptedException {
        List<GenerationMessage> messages = new ArrayList<>();
        while (messages.isEmpty() || !messages.get(messages.size() - 1).last()) {
            GenerationMessage next = heard.poll(3, TimeUnit.MINUTES);
            assertThat(next).as("a message within three minutes").isNotNull();
            messages.add(next);
        }
        return messages;
    }

    private static <T> List<T> of(List<GenerationMessage> messages, Class<T> type) {
        return messages.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private GenerationJob job(String id, Path model) {
        var settings = new GenerationSettings(
                model.toString(), List.of(), "a slime", "", 32, 32, 2, 3, SamplerKind.EULER, 5, 2);
        return new GenerationJob(id, settings, folder.resolve("made").toString());
    }
}
