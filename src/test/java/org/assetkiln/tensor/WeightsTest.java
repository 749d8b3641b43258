package org.assetkiln.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightsTest {
    @Test
    void closingTheManagerLetsGoOfTheTensorsInTheDictionaryToo() {
        Torch.prepareThread(false);
        Weights weights;
        try (NDManager manager = Torch.newManager()) {
            weights = new Weights(
                    Map.of("layer.weight", manager.ones(new Shape(2)), "layer.bias", manager.zeros(new Shape(2))),
                    manager);
            NDArray result =
                    Kernels.call(manager, "layer_norm", weights, "layer", manager.create(new float[] {1, 3}), 0.0);
            assertThat(result.toFloatArray()).containsExactly(-1, 1);
            assertThat(weights.holdsDictionary()).isTrue();
        }
        assertThat(weights.holdsDictionary()).isFalse();
    }
}
