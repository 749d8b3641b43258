package org.assetkiln.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.assetkiln.training.TrainingControl;
import org.assetkiln.training.TrainingControl.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTest {
    @TempDir
    Path folder;

    @Test
    void eachRequestIsSeenOnceAndTheMostUrgentFirst() throws IOException {
        TrainingControl trainer = new Control(folder.resolve("control")).asTrainingControl();
        Control desktop = new Control(folder.resolve("control"));
        assertThat(trainer.poll()).isEqualTo(Request.NONE);
        desktop.request(Request.SAMPLE);
        desktop.request(Request.SAMPLE);
        desktop.request(Request.PAUSE);
        desktop.request(Request.STOP);
        desktop.request(Request.NONE);
        assertThat(trainer.poll()).isEqualTo(Request.STOP);
        assertThat(trainer.poll()).isEqualTo(Request.PAUSE);
        assertThat(trainer.poll()).isEqualTo(Request.SAMPLE);
        assertThat(trainer.poll()).isEqualTo(Request.NONE);
    }

    @Test
    void requestsToAnEarlierLifeAreDropped() throws IOException {
        Control control = new Control(folder.resolve("control"));
        control.request(Request.STOP);
        control.clearOlderThan(System.currentTimeMillis() - 60_000);
        control.request(Request.PAUSE);
        assertThat(control.asTrainingControl().poll()).isEqualTo(Request.STOP);
        control.clearOlderThan(System.currentTimeMillis() + 60_000);
        assertThat(control.asTrainingControl().poll()).isEqualTo(Request.NONE);
    }
}
