package org.assetkiln.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.assetkiln.EngineTest;
import org.junit.jupiter.api.Test;

class NoiseTest extends EngineTest {
    @Test
    void generatorsContinueAsThoseOfTorch() {
        // [torch.randn(n, generator=g) for g in the generators of seeds 7 and -3] for n = 3, 17 and 2
        Noise noise = Noise.of(manager, 7, -3);
        assertThat(noise.draw(manager, 3).toFloatArray())
                .containsExactly(-0.1467951f, 0.7861413f, 0.94682163f, 0.5177019f, -0.0035185246f, -1.5476308f);
        NDArray second = noise.draw(manager, 17);
        assertThat(second.get("0, :2").toFloatArray()).containsExactly(-0.17643793f, -1.2169294f);
        assertThat(second.get("1, :2").toFloatArray()).containsExactly(-0.9975294f, 1.3237523f);
        assertThat(noise.draw(manager, 2).toFloatArray())
                .containsExactly(-1.114344f, 1.0841875f, -0.5234539f, 0.23929399f);
    }

    @Test
    void aPictureDrawsTheSameAloneAndInABatch() {
        Noise batch = Noise.of(manager, 1, 2, 3);
        Noise alone = Noise.of(manager, 2);
        for (int i = 0; i < 3; i++) {
            NDArray expected = alone.like(manager.zeros(new Shape(1, 4, 5)));
            assertThat(batch.like(manager.zeros(new Shape(3, 4, 5))).get("1:2")).isEqualTo(expected);
        }
    }

    @Test
    void aBatchOfAnotherSizeIsRefused() {
        Noise noise = Noise.of(manager, 1, 2);
        assertThatThrownBy(() -> noise.like(manager.zeros(new Shape(3, 4))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(3, 4)");
    }

    @Test
    void generatorsAreFreedWithTheirOwner() {
        NDManager owner = manager.newSubManager();
        Noise noise = Noise.of(owner, 1);
        owner.close();
        assertThatThrownBy(() -> noise.draw(manager, 1)).isInstanceOf(IllegalStateException.class);
    }
}
