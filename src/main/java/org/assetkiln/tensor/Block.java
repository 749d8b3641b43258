package org.assetkiln.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;

/** A kernel's call on a {@link Tape}, until its backward pass is over. */
sealed interface Block extends AutoCloseable permits FrozenBlock, RecordedBlock, RepeatedBlock {
    /** What the network got; it may be closed, but tells blocks apart. */
    NDArray output();

    /** The values whose gradients {@link #pull} returns; they may be closed too. */
    List<NDArray> inputs();

    /** Gradients of the inputs, in their order. */
    NDList pull(NDArray gradient);

    /** Frees what was kept. */
    @Override
    void close();
}
