package org.assetkiln.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class EngineFailureTest {
    @Test
    void ofALongReportTheSentenceKeepsWhatHappened() {
        Torch.prepareThread(false);
        try (NDManager manager = Torch.newManager()) {
            var failure = catchThrowableOfType(
                    EngineException.class,
                    () -> Kernels.call(
                            manager, "join", manager.ones(new Shape(1, 2, 3)), manager.ones(new Shape(1, 2, 4))));
            assertThat(failure.getMessage().lines().count()).isGreaterThan(1);
            assertThat(EngineFailure.sentence("It cannot be done", failure))
                    .startsWith("It cannot be done: Sizes of tensors must match")
                    .doesNotContain("\n");
        }
    }

    @Test
    void tooLittleMemorySaysWhatToDo() {
        var failure =
                new EngineException("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried 99 bytes");
        assertThat(EngineFailure.sentence("It cannot be done", failure)).contains("not enough memory", "smaller");
    }
}
