package org.assetkiln.model;

import static org.assetkiln.Fixtures.assertClose;
import static org.assetkiln.Fixtures.model;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.util.Map;
import org.assetkiln.EngineTest;
import org.assetkiln.Fixtures;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Weights;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UNetParityTest extends EngineTest {
    @ParameterizedTest
    @ValueSource(strings = {"sd1", "sd2"})
    void predictsWhatDiffusersPredicts(String model) throws IOException {
        Map<String, NDArray> io = Fixtures.tensors("unet/" + model + "/io.safetensors", manager);
        UNet unet = model(model).unet(manager);
        NDArray output = unet.forward(manager, io.get("sample"), io.get("timestep"), io.get("encoder_hidden_states"));
        assertClose("output", output, io.get("output"), 1e-5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sd1", "sd2"})
    void hasTheGradientsOfDiffusers(String model) throws IOException {
        Map<String, NDArray> io = Fixtures.tensors("unet/" + model + "/io.safetensors", manager);
        Map<String, NDArray> expected = Fixtures.tensors("unet/" + model + "/gradients.safetensors", manager);
        UNet unet = model(model).unet(manager);
        expected.keySet().forEach(name -> leaf(name, io, unet.weights()).setRequiresGradient(true));
        NDArray output = unet.forward(manager, io.get("sample"), io.get("timestep"), io.get("encoder_hidden_states"));
        Kernels.run("backward", output.mul(output).mean());
        // The reference has rounding of its own: sd2 in float32 is up to 1.2e-5 from sd2 in float64.
        expected.forEach((name, gradient) ->
                assertClose(name, leaf(name, io, unet.weights()).getGradient(), gradient, 3e-5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sd1", "sd2"})
    void predictsWhatDiffusersPredictsAtSizesThatDoNotHalveEvenly(String model) throws IOException {
        Map<String, NDArray> io = Fixtures.tensors("unet/" + model + "/odd.safetensors", manager);
        UNet unet = model(model).unet(manager);
        NDArray output = unet.forward(manager, io.get("sample"), io.get("timestep"), io.get("encoder_hidden_states"));
        assertClose("output", output, io.get("output"), 1e-5);
    }

    private static NDArray leaf(String name, Map<String, NDArray> inputs, Weights weights) {
        return inputs.containsKey(name) ? inputs.get(name) : weights.get(name);
    }

    @Override
    protected boolean gradients() {
        return true;
    }
}
