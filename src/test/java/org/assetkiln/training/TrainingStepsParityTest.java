package org.assetkiln.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.assetkiln.Fixtures.assertClose;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.assetkiln.EngineTest;
import org.assetkiln.Fixtures;
import org.assetkiln.model.lora.LoraFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Five AdamW steps as PyTorch, diffusers and peft make them; see src/test/reference/training_steps.py. */
class TrainingStepsParityTest extends EngineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "lora",
                "lora_given_up",
                "lora_feed_forward",
                "lora_prior",
                "lora_prior_min_snr_epsilon",
                "lora_prior_min_snr_v",
                "lora_text_encoder",
                "lora_accumulation",
                "lora_masked",
                "lora_convolutions",
                "lora_text_encoder_stops",
                "lora_average"
            })
    void aLoraLearnsWhatItLearnsInPyTorch(String name) throws IOException {
        // AdamW divides by the size of the gradient: where it is next to nothing, as in sums over many places, rounding
        // shows.
        double tolerance = name.equals("lora_convolutions") ? 2e-5 : 1e-5;
        ReferenceRun run = trained(name);
        Map<String, NDArray> expected = Fixtures.tensors("training/" + name + "/final.safetensors", manager);
        Map<String, NDArray> actual = LoraFormat.KOHYA.tensors(run.trainable().loraLayers(), manager);
        assertThat(actual.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((key, weight) -> assertClose(key, actual.get(key), weight, tolerance));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lora_masked", "lora_convolutions", "lora_text_encoder"})
    void computingBlocksAgainChangesNothing(String name) throws IOException {
        trained(name, true);
    }

    @Test
    void theAverageOfTheWeightsIsDiffusers() throws IOException {
        ReferenceRun run = trained("lora_average");
        run.swapAverage();
        Map<String, NDArray> actual = LoraFormat.KOHYA.tensors(run.trainable().loraLayers(), manager);
        Fixtures.tensors("training/lora_average/average.safetensors", manager)
                .forEach((key, weight) -> assertClose(key, actual.get(key), weight, 1e-5));
    }

    @Test
    void theWholeUNetLearnsWhatItLearnsInPyTorch() throws IOException {
        ReferenceRun run = trained("full");
        Map<String, NDArray> actual = run.trainable().all();
        Fixtures.tensors("training/full/final.safetensors", manager)
                .forEach((name, weight) -> assertClose(name, actual.get("unet." + name), weight, 1e-5));
        JsonNode moved = Fixtures.json("training/full/moved.json");
        assertThat(moved).hasSameSizeAs(actual.keySet());
        Map<String, NDArray> before =
                Fixtures.model("sd2").unet(manager).weights().arrays();
        before.forEach((name, weight) -> assertThat(Fixtures.distance(actual.get("unet." + name), weight))
                .as("way of %s", name)
                .isCloseTo(moved.get(name).asDouble(), withinPercentage(0.1)));
    }

    /** Runs the case and checks its losses and gradient norms. */
    private ReferenceRun trained(String name) throws IOException {
        return trained(name, false);
    }

    private ReferenceRun trained(String name, boolean checkpointing) throws IOException {
        JsonNode json = Fixtures.json("training/" + name + "/steps.json");
        var run = new ReferenceRun(json, checkpointing, manager);
        for (int step = 0; step < json.get("gradient_norms").size(); step++) {
            double norm = run.step(step);
            assertThat(norm)
                    .as("gradient norm of step %d", step)
                    .isCloseTo(json.get("gradient_norms").get(step).asDouble(), withinPercentage(1e-3));
        }
        assertThat(run.losses()).hasSameSizeAs(json.get("losses"));
        for (int i = 0; i < run.losses().size(); i++) {
            assertThat(run.losses().get(i))
                    .as("loss of pass %d", i)
                    .isCloseTo(json.get("losses").get(i).asDouble(), withinPercentage(1e-3));
        }
        return run;
    }

    @Override
    protected boolean gradients() {
        return true;
    }
}
