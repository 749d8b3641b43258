package org.assetkiln.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.EngineTest;
import org.junit.jupiter.api.Test;

class KernelsTest extends EngineTest {
    @Test
    void randomNumbersAreThoseOfTorchForTheSameSeed() {
        // torch.randn(4, generator=torch.Generator().manual_seed(42))
        NDArray x = Kernels.call(manager, "randn", new long[] {4}, 42L);
        assertThat(x.toFloatArray()).containsExactly(0.33669037f, 0.12880941f, 0.23446237f, 0.23033303f);
    }

    @Test
    void aLoraBesideALinearLayerEqualsTheMergedWeight() {
        NDArray w = normal(1, 3, 4);
        NDArray down = normal(2, 2, 4);
        NDArray up = normal(3, 3, 2);
        NDArray x = normal(4, 5, 4);
        Map<String, NDArray> plain =
                new HashMap<>(Map.of("l.weight", w.add(up.matMul(down).mul(0.5f))));
        Map<String, NDArray> lora = Map.of(
                "l.weight", w,
                "l.lora_down.weight", down,
                "l.lora_up.weight", up,
                "l.lora_scale", manager.create(0.5f));
        try (var merged = new Weights(plain);
                var adapted = new Weights(lora)) {
            float[] expected = Kernels.call(manager, "linear", merged, "l", x).toFloatArray();
            float[] actual = Kernels.call(manager, "linear", adapted, "l", x).toFloatArray();
            assertThat(actual).containsExactly(expected, within(1e-5f));
        }
    }

    @Test
    void clippingBoundsTheJointNormAndReportsTheNormBefore() {
        NDArray a = manager.create(new float[] {3, 0});
        NDArray b = manager.create(new float[] {0, 4});
        assertThat(Kernels.callNumber("clip_gradients", List.of(a, b), 1.0)).isCloseTo(5, within(1e-6));
        assertThat(a.toFloatArray()[0]).isCloseTo(0.6f, within(1e-5f));
        assertThat(b.toFloatArray()[1]).isCloseTo(0.8f, within(1e-5f));
    }

    @Test
    void aShapeThatDoesNotFitIsAnErrorAndNotACrash() {
        NDArray x = manager.ones(new Shape(2, 3));
        try (var weights = new Weights(Map.of("l.weight", manager.ones(new Shape(4, 5))))) {
            assertThatThrownBy(() -> Kernels.call(manager, "linear", weights, "l", x))
                    .isInstanceOf(EngineException.class);
        }
    }

    private NDArray normal(long seed, long... shape) {
        return Kernels.call(manager, "randn", shape, seed);
    }

    @Override
    protected boolean gradients() {
        return true;
    }
}
