package org.assetkiln.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assetkiln.EngineTest;
import org.junit.jupiter.api.Test;

class LanesTest extends EngineTest {
    @Test
    void piecesRunSideBySideAndEveryOneOnce() throws Exception {
        Set<Integer> done = ConcurrentHashMap.newKeySet();
        var both = new CountDownLatch(2);
        int cores = JniUtils.getNumThreads();
        Lanes.of(Device.cpu(), Integer.MAX_VALUE).run(7, i -> {
            assertThat(done.add(i)).isTrue();
            if (cores > 1 && i < 2) {
                both.countDown();
                assertThat(awaited(both)).as("two at a time").isTrue();
            }
            try (NDManager scope = Torch.newManager();
                    NDArray a = scope.ones(new Shape(64, 64))) {
                assertThat(a.matMul(a).getFloat(3, 5)).isEqualTo(64);
            }
        });
        assertThat(done).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
        assertThat(JniUtils.getNumThreads()).as("of this thread").isEqualTo(cores);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Test
    void afterAFailureNothingMoreIsBegunAndTheFailureIsThrown() {
        Set<Integer> begun = ConcurrentHashMap.newKeySet();
        assertThatThrownBy(() -> Lanes.of(Device.cpu(), 2).run(1000, i -> {
                    begun.add(i);
                    if (i == 3) {
                        throw new IOException("the disk is full");
                    }
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is full");
        assertThat(begun).hasSizeLessThan(1000);
    }
}
