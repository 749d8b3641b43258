package org.assetkiln.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assetkiln.Fixtures.assertClose;
import static org.assetkiln.Fixtures.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assetkiln.EngineTest;
import org.assetkiln.Fixtures;
import org.assetkiln.model.UNet;
import org.assetkiln.model.UNetLayout;
import org.assetkiln.model.lora.Lora;
import org.assetkiln.model.lora.LoraNetwork;
import org.assetkiln.model.lora.LoraTargets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Backward passes written out for attention and feed-forward, a LoRA learning beside them, against autograd's. */
class WrittenOutGradientsTest extends EngineTest {
    private static final LoraTargets TRANSFORMERS =
            (path, shape) -> path.contains(".attentions.") ? new LoraTargets.Size(3, 6) : null;
    private static final int WIDTH = 512;

    @ParameterizedTest
    @CsvSource({
        "sd1, false, PLANAR",
        "sd1, true, PLANAR",
        "sd1, false, CHANNELS_LAST",
        "sd2, false, PLANAR",
    })
    void aLoraHasTheGradientsOfAutograd(String name, boolean checkpointing, Arrangement arrangement)
            throws IOException {
        Map<String, NDArray> io = Fixtures.tensors("unet/" + name + "/io.safetensors", manager);
        UNet unet = model(name).unet(arrangement, manager);
        var lora = new Lora(LoraNetwork.UNET, UNetLayout.of(unet.config()), TRANSFORMERS, 1, manager);
        lora.attachTo(unet.weights());
        Map<String, NDArray> expected = gradients(lora, () -> {
            NDArray output = forward(unet, new Direct(manager), io);
            Kernels.run("backward", output.mul(output).mean());
        });
        Map<String, NDArray> actual = gradients(lora, () -> {
            var tape = new Tape(manager, checkpointing);
            NDArray output = forward(unet, tape, io);
            tape.backward(output, Torch.withoutGradients(() -> output.mul(2f / output.size())));
        });
        assertThat(expected).hasSizeGreaterThan(50);
        expected.forEach((key, gradient) -> assertClose(key, Objects.requireNonNull(actual.get(key)), gradient, 3e-5));
    }

    private NDArray forward(UNet unet, Runner run, Map<String, NDArray> io) {
        return unet.forward(
                run,
                Objects.requireNonNull(io.get("sample")),
                Objects.requireNonNull(io.get("timestep")),
                Objects.requireNonNull(io.get("encoder_hidden_states")));
    }

    /** Of a backward pass that is made twice, so that gradients are begun and added to. */
    private Map<String, NDArray> gradients(Lora lora, Runnable pass) {
        lora.parameters().forEach((key, array) -> {
            array.setRequiresGradient(false);
            random(array.getShape().getShape(), key.hashCode()).mul(0.1).copyTo(array);
            array.setRequiresGradient(true);
        });
        pass.run();
        pass.run();
        Map<String, NDArray> gradients = new LinkedHashMap<>();
        Torch.withoutGradients(() -> {
            lora.parameters().forEach((key, array) -> {
                gradients.put(key, array.getGradient().duplicate());
                array.getGradient().subi(array.getGradient().duplicate());
            });
            return true;
        });
        return gradients;
    }

    /** Layers so large that they are computed in parts, and their inner values computed again. */
    @Test
    void wideAttentionHasTheGradientsOfAutograd() {
        Weights weights = weights();
        NDArray x = random(new long[] {1, WIDTH, 32, 32}, 50);
        assertSame(List.of(x), "self_attention", weights, "n", x, 8, 32);
    }

    @Test
    void wideAttentionToTheContextHasTheGradientsOfAutograd() {
        Weights weights = weights();
        NDArray y = random(new long[] {1, 1024, WIDTH}, 51);
        NDArray context = random(new long[] {1, 77, WIDTH}, 52);
        String block = "n.transformer_blocks.0";
        assertSame(List.of(y), "cross_attention", weights, block + ".norm1", block + ".attn1", y, context, 8);
    }

    @Test
    void wideFeedForwardLayersHaveTheGradientsOfAutograd() {
        Weights weights = weights();
        NDArray y = random(new long[] {2, 17 * 16, WIDTH}, 53);
        NDArray x = random(new long[] {2, WIDTH, 17, 16}, 54);
        String block = "n.transformer_blocks.0";
        assertSame(List.of(y, x), "feed_forward", weights, block + ".norm1", block + ".ff", "n.proj_in", y, x);
    }

    private void assertSame(List<NDArray> inputs, String kernel, Object... arguments) {
        var tape = new Tape(manager, false);
        inputs.forEach(tape::want);
        NDArray output = tape.call(kernel, arguments);
        NDArray start = random(output.getShape().getShape(), 60);
        tape.backward(output, start.duplicate());
        Object[] own = arguments.clone();
        var leaves = new NDList();
        for (int i = 0; i < own.length; i++) {
            if (own[i] instanceof NDArray array && inputs.contains(array)) {
                leaves.add(Kernels.call(manager, "leaf", array));
                own[i] = leaves.get(leaves.size() - 1);
            }
        }
        NDArray recorded = Kernels.call(manager, kernel, own);
        assertClose(kernel, output, recorded, 1e-5);
        NDList gradients = Kernels.callList(manager, "pull", recorded, start, leaves);
        for (int i = 0; i < inputs.size(); i++) {
            NDArray actual = Objects.requireNonNull(tape.gradient(inputs.get(i)));
            assertClose("input " + i + " of " + kernel, actual, gradients.get(i), 1e-5);
        }
    }

    private Weights weights() {
        Map<String, NDArray> all = new LinkedHashMap<>();
        String block = "n.transformer_blocks.0";
        for (String norm : List.of("n.norm", block + ".norm1")) {
            all.put(norm + ".weight", random(new long[] {WIDTH}, 1));
            all.put(norm + ".bias", random(new long[] {WIDTH}, 2));
        }
        linear(all, "n.proj_in", WIDTH, WIDTH);
        for (String layer : List.of("to_q", "to_k", "to_v", "to_out.0")) {
            linear(all, block + ".attn1." + layer, WIDTH, WIDTH);
        }
        linear(all, block + ".ff.net.0.proj", 8 * WIDTH, WIDTH);
        linear(all, block + ".ff.net.2", WIDTH, 4 * WIDTH);
        return new Weights(all, manager);
    }

    private void linear(Map<String, NDArray> all, String name, long out, long in) {
        all.put(name + ".weight", random(new long[] {out, in}, all.size()).mul(1 / Math.sqrt(in)));
        all.put(name + ".bias", random(new long[] {out}, all.size()));
    }

    private NDArray random(long[] shape, long seed) {
        return Kernels.call(manager, "randn", shape, seed);
    }

    @Override
    protected boolean gradients() {
        return true;
    }
}
