package org.assetkiln.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.tensor.Torch;
import org.assetkiln.training.settings.NetworkSettings;
import org.assetkiln.training.settings.PriorSettings;
import org.assetkiln.training.settings.TrainingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveArraysTest {
    @TempDir
    Path folder;

    @Test
    void asManyArraysLiveAfterAHundredStepsAsAfterTen() throws Exception {
        staysEqual(100, true);
    }

    @Test
    void keptEmbeddingsLeaveNothingBehindEither() throws Exception {
        staysEqual(12, false);
    }

    private void staysEqual(int steps, boolean textEncoder) throws Exception {
        List<String> images = TinyRun.images(Files.createDirectories(folder.resolve("images")), 3);
        TrainingSettings settings = TinyRun.with(
                TinyRun.settings(images, steps),
                new PriorSettings(true, "a slime", 2, "", 1),
                new NetworkSettings(
                        NetworkSettings.Kind.LORA,
                        4,
                        4,
                        NetworkSettings.Target.ATTENTION_AND_FEED_FORWARD,
                        textEncoder));
        Torch.prepareThread(true);
        try (NDManager manager = Torch.newManager()) {
            var output = new TrainingOutput(folder.resolve("run"), folder.resolve("cache"));
            var session = TrainingSession.prepare(
                    settings,
                    output,
                    event -> {},
                    new Preparation(event -> {}, () -> TrainingControl.Request.NONE, false),
                    manager);
            int afterTen = 0;
            for (int step = 1; step <= steps; step++) {
                step(session, step);
                if (step == 10) {
                    afterTen = live(manager);
                }
            }
            session.validate(steps);
            session.sample(steps);
            assertThat(live(manager)).isEqualTo(afterTen);
        }
    }

    private static void step(TrainingSession session, int step) throws TrainingException {
        try (NDManager scope = session.manager().newSubManager()) {
            for (BatchPlan.Part part : session.batches(scope, step)) {
                session.learn(scope, part);
            }
        }
        session.optimize(step - 1, 1);
    }

    /** Arrays on the manager and on managers below it. */
    private static int live(NDManager manager) {
        int count = 0;
        for (var resource : ((BaseNDManager) manager).getManagedArrays()) {
            count += resource == null ? 0 : 1;
        }
        return count;
    }
}
