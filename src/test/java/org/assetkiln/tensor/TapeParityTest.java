package org.assetkiln.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assetkiln.Fixtures.assertClose;
import static org.assetkiln.Fixtures.model;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.assetkiln.EngineTest;
import org.assetkiln.Fixtures;
import org.assetkiln.model.UNet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients of a tape against autograd's own over the whole network. */
class TapeParityTest extends EngineTest {
    private static final Predicate<String> ALL = name -> true;
    /** As with a LoRA on attention: residual blocks and convolutions are frozen. */
    private static final Predicate<String> ATTENTION = name -> name.contains(".attn");

    private Map<String, NDArray> io;

    @BeforeEach
    void start() throws IOException {
        io = Fixtures.tensors("unet/sd1/io.safetensors", manager);
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, PLANAR, PLANAR",
        "true, true, PLANAR, PLANAR",
        "true, false, PLANAR, CHANNELS_LAST",
        "false, false, PLANAR, PLANAR",
        "false, true, PLANAR, PLANAR",
        "false, false, PLANAR, CHANNELS_LAST",
        "false, true, PLANAR, CHANNELS_LAST",
        "false, false, CHANNELS_LAST, PLANAR",
        "false, true, CHANNELS_LAST, PLANAR",
        "false, false, CHANNELS_LAST, CHANNELS_LAST"
    })
    void hasTheGradientsOfAutograd(boolean all, boolean checkpointing, Arrangement weights, Arrangement input)
            throws IOException {
        Map<String, NDArray> expected = autograd(all ? ALL : ATTENTION);
        NDArray x = input.of(sample().duplicate(), manager);
        Map<String, NDArray> actual = taped(all ? ALL : ATTENTION, checkpointing, weights, x);
        assertThat(actual).hasSameSizeAs(expected).hasSizeGreaterThan(20);
        expected.forEach(
                (name, gradient) -> assertClose(name, Objects.requireNonNull(actual.get(name)), gradient, 1e-5));
    }

    private Map<String, NDArray> autograd(Predicate<String> learns) throws IOException {
        UNet unet = learning(learns, Arrangement.PLANAR);
        context().setRequiresGradient(true);
        NDArray output = unet.forward(manager, sample(), io.get("timestep"), context());
        Kernels.run("backward", output.mul(output).mean());
        Map<String, NDArray> gradients = gradients(unet, learns);
        gradients.put("context", context().getGradient());
        context().setRequiresGradient(false);
        return gradients;
    }

    private Map<String, NDArray> taped(Predicate<String> learns, boolean checkpointing, Arrangement order, NDArray x)
            throws IOException {
        UNet unet = learning(learns, order);
        var tape = new Tape(manager, checkpointing);
        tape.want(context());
        NDArray output = unet.forward(tape, x, io.get("timestep"), context());
        tape.backward(output, Torch.withoutGradients(() -> output.mul(2f / output.size())));
        Map<String, NDArray> gradients = gradients(unet, learns);
        gradients.put("context", Objects.requireNonNull(tape.gradient(context())));
        return gradients;
    }

    private UNet learning(Predicate<String> learns, Arrangement arrangement) throws IOException {
        UNet unet = model("sd1").unet(arrangement, manager);
        unet.weights().arrays().forEach((name, array) -> array.setRequiresGradient(learns.test(name)));
        return unet;
    }

    private static Map<String, NDArray> gradients(UNet unet, Predicate<String> learns) {
        Map<String, NDArray> gradients = new LinkedHashMap<>();
        unet.weights().arrays().forEach((name, array) -> {
            if (learns.test(name)) {
                gradients.put(name, array.getGradient());
            }
        });
        return gradients;
    }

    private NDArray sample() {
        return Objects.requireNonNull(io.get("sample"));
    }

    private NDArray context() {
        return Objects.requireNonNull(io.get("encoder_hidden_states"));
    }

    @Override
    protected boolean gradients() {
        return true;
    }
}
