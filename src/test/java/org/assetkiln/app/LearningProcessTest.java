package org.assetkiln.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assetkiln.Fixtures;
import org.assetkiln.art.GameArt;
import org.assetkiln.captioning.settings.Correction;
import org.assetkiln.captioning.settings.CorrectionProgress;
import org.assetkiln.captioning.settings.CorrectionSettings;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.run.TestRuns;
import org.assetkiln.run.captioning.LearningJob;
import org.assetkiln.run.captioning.LearningMessage;
import org.assetkiln.run.captioning.LearningWorker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program's own learning process with the engine in it, on a tiny captioner. */
class LearningProcessTest {
    @TempDir
    Path folder;

    @Test
    void aChildProcessLearnsTellsAndLeavesTheCaptionerItBeganWith() throws Exception {
        List<LearningMessage> told = new CopyOnWriteArrayList<>();
        Path result = folder.resolve("learned");
        try (var worker = new LearningWorker(folder)) {
            worker.submit(
                    new LearningJob(
                            "a",
                            Fixtures.path("blip/base").toString(),
                            corrections(),
                            CorrectionSettings.small(),
                            result.toString()),
                    told::add);
            TestRuns.await(() -> told.stream().anyMatch(LearningMessage::last));
        }
        assertThat(told).last().isInstanceOf(LearningMessage.Done.class);
        assertThat(told)
                .anyMatch(said -> said instanceof LearningMessage.Progress progress
                        && progress.news() instanceof CorrectionProgress.Step);
        assertThat(told)
                .anySatisfy(said -> assertThat(said).isInstanceOfSatisfying(LearningMessage.Learned.class, learned -> {
                    assertThat(learned.outcome().improved()).isTrue();
                    assertThat(learned.outcome().folder()).contains(result);
                    assertThat(learned.outcome()
                                    .after()
                                    .betterThan(learned.outcome().before()))
                            .isTrue();
                }));
        assertThat(result.resolve("config.json")).exists();
        assertThat(result.resolve("model.safetensors")).exists();
    }

    private List<Correction> corrections() throws Exception {
        List<Correction> corrections = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Path file = folder.resolve(i + ".png");
            Pictures.writePng(file, GameArt.draw(i).image(), Map.of());
            corrections.add(new Correction(file, "a red and golden"));
        }
        return corrections;
    }
}
