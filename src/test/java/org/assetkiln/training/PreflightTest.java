package org.assetkiln.training;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.assetkiln.Fixtures;
import org.assetkiln.model.ModelFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
    @TempDir
    Path folder;

    @Test
    void picturesThatTheModelCannotHalveOftenEnoughAreRefused() throws Exception {
        ModelFiles model = Fixtures.model("sd1");
        Preflight.size(2 * model.pixelStep(), model);
        // Divisible by the autoencoder's reduction alone.
        assertThatThrownBy(() -> Preflight.size(3 * model.pixelStep() / 2, model))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("multiple of " + model.pixelStep());
    }

    @Test
    void aDiskWithoutRoomForACheckpointIsFull() throws Exception {
        Preflight.space(folder, 1000);
        assertThatThrownBy(() -> Preflight.space(folder, 1L << 50))
                .isInstanceOf(TrainingException.class)
                .hasMessageContainingAll(folder.toString(), "is full", "MB");
    }
}
