package org.assetkiln.diffusion.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.assetkiln.model.config.BetaSchedule;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.model.config.TimestepSpacing;
import org.assetkiln.tensor.Noise;
import org.assetkiln.tensor.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With a UNet that knows the answer every sampler must find it; the numbers of diffusers are in the parity tests. */
class SamplerTest {
    private static final float CLEAN = 0.7f;

    private NDManager manager;
    private Noise noise;

    @BeforeEach
    void start() {
        Torch.prepareThread(false);
        manager = Torch.newManager();
        noise = Noise.of(manager, 1);
    }

    @AfterEach
    void end() {
        manager.close();
    }

    @ParameterizedTest
    @EnumSource
    void samplersFindTheOnlyPictureThereIs(PredictionType type) {
        SchedulerConfig config = SchedulerConfig.stableDiffusion(type);
        NoiseSchedule schedule = new NoiseSchedule(config);
        for (Sampler sampler : List.of(new DdimSampler(config, 20), new EulerSampler(config, 20))) {
            NDArray x = manager.create(new float[] {-1.3f, 0.2f, 2.1f}).mul((float) sampler.initialNoiseSigma());
            for (int i = 0; i < 20; i++) {
                NDArray input = sampler.scaleInput(x, i);
                x = sampler.step(knowing(input, schedule, sampler.timesteps()[i], type), i, x, noise);
            }
            for (float value : x.toFloatArray()) {
                assertThat(value).isCloseTo(CLEAN, within(0.1f));
            }
        }
    }

    /** What a perfect UNet says if every picture is the value CLEAN. */
    private static NDArray knowing(NDArray input, NoiseSchedule schedule, double t, PredictionType type) {
        double alpha = schedule.alphaCumprod((int) t);
        float signal = (float) Math.sqrt(alpha);
        float sigma = (float) Math.sqrt(1 - alpha);
        NDArray e = input.sub(signal * CLEAN).div(sigma);
        return type == PredictionType.EPSILON ? e : e.mul(signal).sub(sigma * CLEAN);
    }

    @Test
    void stepsLeaveTheirArgumentsAloneAndNoArraysBehind() {
        SchedulerConfig config = SchedulerConfig.stableDiffusion(PredictionType.EPSILON);
        SchedulerConfig clipping = new SchedulerConfig(
                "DDIMScheduler",
                1000,
                0.00085,
                0.012,
                config.betaSchedule(),
                PredictionType.V_PREDICTION,
                null,
                1,
                false,
                true,
                1,
                false,
                false,
                false,
                false);
        NDArray x = manager.create(new float[] {1, 2});
        for (Sampler sampler :
                List.of(new DdimSampler(config, 5), new EulerSampler(config, 5), new DdimSampler(clipping, 5))) {
            try (NDManager other = manager.newSubManager()) {
                NDArray output = other.create(new float[] {3, 4});
                int before = other.getManagedArrays().size();
                int own = manager.getManagedArrays().size();
                try (NDArray next = sampler.step(output, 2, x, noise)) {
                    assertThat(next.getManager()).isSameAs(manager);
                    assertThat(manager.getManagedArrays()).hasSize(own + 1);
                }
                assertThat(other.getManagedArrays()).hasSize(before);
                assertThat(output.toFloatArray()).containsExactly(3, 4);
            }
        }
        assertThat(x.toFloatArray()).containsExactly(1, 2);
    }

    @Test
    void noiseAloneCannotBeDividedByNoSignal() {
        SchedulerConfig config = new SchedulerConfig(
                "DDIMScheduler",
                1000,
                0.00085,
                0.012,
                BetaSchedule.SCALED_LINEAR,
                PredictionType.EPSILON,
                TimestepSpacing.TRAILING,
                0,
                true,
                false,
                1,
                false,
                false,
                false,
                false);
        assertThatThrownBy(() -> new DdimSampler(config, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("v_prediction");
    }

    @Test
    void everyTrainingStepCanBeVisited() {
        SchedulerConfig config = SchedulerConfig.stableDiffusion(PredictionType.EPSILON);
        NDArray x = manager.create(new float[] {1});
        DdimSampler sampler = new DdimSampler(config, 1000);
        for (int i = 0; i < 1000; i++) {
            assertThat(sampler.step(x, i, x, noise).toFloatArray()[0]).isFinite();
        }
    }
}
