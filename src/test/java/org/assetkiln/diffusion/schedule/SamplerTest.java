package org.assetkiln.diffusion.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import org.assetkiln.EngineTest;
import org.assetkiln.diffusion.SamplerKind;
import org.assetkiln.diffusion.Samplers;
import org.assetkiln.model.config.BetaSchedule;
import org.assetkiln.model.config.MethodConfig;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.model.config.TimestepSpacing;
import org.assetkiln.tensor.Noise;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** With a UNet that knows the answer every sampler must find it; the numbers of diffusers are in the parity tests. */
class SamplerTest extends EngineTest {
    private static final float CLEAN = 0.7f;
    private static final SchedulerConfig STABLE_DIFFUSION = SchedulerConfig.stableDiffusion(PredictionType.EPSILON);
    /** PNDM keeps the most: three earlier predictions beside the newest, the latents of the first call, and those of now. */
    private static final int MOST_KEPT = 6;

    private Noise noise;

    @BeforeEach
    void start() {
        noise = Noise.of(manager, 1);
    }

    @ParameterizedTest
    @EnumSource
    void samplersFindTheOnlyPictureThereIs(SamplerKind kind) {
        for (PredictionType type : PredictionType.values()) {
            SchedulerConfig config = SchedulerConfig.stableDiffusion(type);
            NoiseSchedule schedule = new NoiseSchedule(config);
            Sampler sampler = Samplers.create(kind, config, 20);
            NDArray x = manager.create(new float[] {-1.3f, 0.2f, 2.1f}, new Shape(1, 3))
                    .mul((float) sampler.initialNoiseSigma());
            for (int i = 0; i < sampler.timesteps().length; i++) {
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

    @ParameterizedTest
    @EnumSource
    void stepsLeaveTheirArgumentsAloneAndKeepOnlyWhatTheyNeed(SamplerKind kind) {
        Sampler sampler = Samplers.create(kind, STABLE_DIFFUSION, 12);
        int own = manager.getManagedArrays().size();
        NDArray x = manager.create(new float[] {1, 2}, new Shape(1, 2));
        for (int i = 0; i < sampler.timesteps().length; i++) {
            float[] before = x.toFloatArray();
            try (NDManager other = manager.newSubManager()) {
                NDArray output = other.create(new float[] {3, 4}, new Shape(1, 2));
                int others = other.getManagedArrays().size();
                NDArray next = sampler.step(output, i, x, noise);
                assertThat(next.getManager()).isSameAs(manager);
                assertThat(other.getManagedArrays()).hasSize(others);
                assertThat(output.toFloatArray()).containsExactly(3, 4);
                assertThat(x.toFloatArray()).containsExactly(before);
                x.close();
                x = next;
            }
            assertThat(manager.getManagedArrays()).hasSizeLessThanOrEqualTo(own + MOST_KEPT);
        }
    }

    @Test
    void clippingLeavesNoArraysBehind() {
        for (SamplerKind kind : new SamplerKind[] {SamplerKind.DDIM, SamplerKind.LCM}) {
            Sampler sampler = Samplers.create(kind, config(PredictionType.V_PREDICTION, false, true), 5);
            NDArray x = manager.create(new float[] {1, 2}, new Shape(1, 2));
            int own = manager.getManagedArrays().size();
            sampler.step(x, 4, x, noise);
            assertThat(manager.getManagedArrays()).hasSize(own + 1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DDIM", "LCM"})
    void noiseAloneCannotBeDividedByNoSignal(SamplerKind kind) {
        assertThatThrownBy(() -> Samplers.create(kind, config(PredictionType.EPSILON, true, false), 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("v_prediction");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LCM")
    void almostEveryTrainingStepCanBeVisited(SamplerKind kind) {
        NDArray x = manager.ones(new Shape(1, 1));
        Sampler sampler = Samplers.create(kind, STABLE_DIFFUSION, 999);
        for (int i = 0; i < sampler.timesteps().length; i++) {
            NDArray next = sampler.step(x, i, x, noise);
            assertThat(next.toFloatArray()[0]).as(kind + " at " + i).isFinite();
            next.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"DDIM, 1001, 1000", "DPM_2M, 1000, 999", "LCM, 51, 50", "HEUN, 0, 1000"})
    void impossibleNumbersOfStepsAreRefused(SamplerKind kind, int steps, String most) {
        assertThatThrownBy(() -> Samplers.create(kind, STABLE_DIFFUSION, steps))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(most);
    }

    @Test
    void rungeKuttaNeedsFourSteps() {
        assertThatThrownBy(() -> new PndmSampler(config(PredictionType.EPSILON, false, false), 3))
                .hasMessageContaining("at least 4");
    }

    @Test
    void strengthChoosesTheFirstStep() {
        assertThat(new DdimSampler(STABLE_DIFFUSION, 20).begin(1)).isZero();
        assertThat(new DdimSampler(STABLE_DIFFUSION, 20).begin(0.75)).isEqualTo(5);
        assertThat(new HeunSampler(STABLE_DIFFUSION, 20).begin(0.75)).isEqualTo(10);
        assertThat(new DdimSampler(STABLE_DIFFUSION, 20).begin(0.05)).isEqualTo(19);
    }

    @ParameterizedTest
    @CsvSource({"0.04, raise the strength", "0, above 0", "1.1, at most 1", "NaN, above 0"})
    void aStrengthThatLeavesNoStepIsRefused(double strength, String message) {
        Sampler sampler = new DdimSampler(STABLE_DIFFUSION, 20);
        assertThatThrownBy(() -> sampler.begin(strength))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"algorithm_type\": \"sde-dpmsolver++\" | algorithm_type sde-dpmsolver++",
                "\"solver_order\": 4 | solver_order 4",
                "\"lambda_min_clipped\": -5.1 | lambda_min_clipped -5.1",
            })
    void aSolverThatIsNotThereIsOneSentenceAndOtherSamplersWork(String key, String said) throws Exception {
        SchedulerConfig config = SchedulerConfig.parse(Path.of("scheduler_config.json"), "{" + key + "}");
        assertThatThrownBy(() -> Samplers.create(SamplerKind.DPM_2M, config, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(said, "choose another sampler");
        assertThat(Samplers.create(SamplerKind.EULER, config, 5).timesteps()).hasSize(5);
        assertThat(SchedulerConfig.parse(Path.of("again.json"), config.json())).isEqualTo(config);
    }

    @Test
    void keysOfOtherMultistepSolversAndNoLimitAreTheUsualSolver() throws Exception {
        String unipc = "{\"solver_type\": \"bh2\", \"algorithm_type\": \"deis\", \"lambda_min_clipped\": -Infinity}";
        SchedulerConfig config = SchedulerConfig.parse(Path.of("scheduler_config.json"), unipc);
        assertThat(config.method().solver())
                .isEqualTo(SchedulerConfig.stableDiffusion(PredictionType.EPSILON)
                        .method()
                        .solver());
    }

    private static SchedulerConfig config(PredictionType type, boolean zeroSnr, boolean clip) {
        return new SchedulerConfig(
                "DDIMScheduler",
                1000,
                0.00085,
                0.012,
                BetaSchedule.SCALED_LINEAR,
                type,
                TimestepSpacing.TRAILING,
                0,
                zeroSnr,
                clip,
                1,
                false,
                false,
                false,
                false,
                new MethodConfig(false, true, false, 50, 10));
    }
}
