package org.assetkiln;

import ai.djl.ndarray.NDManager;
import org.assetkiln.tensor.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Each test has a manager of its own, on a thread that is ready to compute. */
public abstract class EngineTest {
    /** Closed after each test with everything on it. */
    protected NDManager manager;

    @BeforeEach
    void openManager() {
        Torch.prepareThread(gradients());
        manager = Torch.newManager();
    }

    @AfterEach
    void closeManager() {
        manager.close();
    }

    /** Whether the engine keeps what gradients need. */
    protected boolean gradients() {
        return false;
    }
}
