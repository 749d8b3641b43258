package org.assetkiln.captioning.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assetkiln.model.blip.Blip;
import org.assetkiln.model.config.BlipConfig;
import org.assetkiln.model.token.WordPieceTokenizer;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Runner;
import org.assetkiln.tensor.Torch;
import org.assetkiln.tensor.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptionerTrainingTest {
    @TempDir
    private Path folder;

    @Test
    void halvesLeadWhereFullPrecisionDoes() {
        BlipConfig config = CaptionerShape.of(200);
        try (NDManager manager = Torch.newManager()) {
            Torch.prepareThread(true);
            Map<String, NDArray> weights = Blip.randomWeights(config, 5, manager);
            Places.begin(weights, config.vision(), manager);
            weights.values().forEach(weight -> weight.setRequiresGradient(true));
            Blip blip = new Blip(config, new Weights(weights, manager));
            Runner full = (kernel, arguments) -> Kernels.call(manager, kernel, arguments);
            float[] exact = gradient(blip, full, manager);
            float[] halves = gradient(blip, new HalfRunner(manager), manager);
            assertThat(cosine(exact, halves)).isGreaterThan(0.999);
            assertThat(norm(halves)).isCloseTo(norm(exact), within(0.02 * norm(exact)));
        }
    }

    private static float[] gradient(Blip blip, Runner run, NDManager manager) {
        NDArray pixels = Kernels.call(manager, "randn", new long[] {4, 3, 64, 64}, 9L);
        NDArray ids =
                manager.create(new long[] {200, 7, 9, 3, 200, 8, 9, 3, 200, 9, 9, 3, 200, 5, 6, 3}, new Shape(4, 4));
        NDArray loss = blip.loss(run, blip.logits(run, blip.image(run, pixels), ids), ids, 0.1);
        Kernels.run("backward", loss);
        NDArray weight = blip.weights().get("vision_model.encoder.layers.1.self_attn.qkv.weight");
        List<NDArray> gradients = Kernels.callList(manager, "gradients", List.of(weight));
        float[] values = gradients.get(0).toFloatArray();
        Kernels.run("zero_gradients", gradients);
        return values;
    }

    private static double norm(float[] values) {
        return Math.sqrt(dot(values, values));
    }

    private static double cosine(float[] a, float[] b) {
        return dot(a, b) / (norm(a) * norm(b));
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    @Test
    void goesOnFromItsCheckpointAndLearns() throws Exception {
        List<Example> drawn = Examples.drawn(0, 8);
        List<String> words = WordList.of(drawn.stream().map(Example::caption).toList(), 1600);
        Files.write(folder.resolve("vocab.txt"), words);
        BlipConfig config = CaptionerShape.of(words.size());
        try (var tokenizer = WordPieceTokenizer.load(folder)) {
            double fresh;
            try (var training = new CaptionerTraining(config, tokenizer, drawn, drawn, folder)) {
                fresh = training.judge(drawn);
                training.run(1, steps -> {});
            }
            try (var training = new CaptionerTraining(config, tokenizer, drawn, drawn, folder)) {
                double resumed = training.judge(drawn);
                assertThat(resumed).isLessThan(fresh);
                training.run(2, steps -> {});
                assertThat(training.judge(drawn)).isLessThan(resumed);
            }
        }
    }
}
