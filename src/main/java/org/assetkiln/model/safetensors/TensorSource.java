package org.assetkiln.model.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A tensor whose bytes are asked for when they are written, so that a model never has to be in memory twice. */
public interface TensorSource {
    /** Its name, unique in the file. */
    String name();

    /** Its element type. */
    DType dtype();

    /** Its sizes; empty for a scalar. */
    long[] shape();

    /** Its elements, row-major and little endian, from the buffer's position to its limit; called once. */
    ByteBuffer bytes() throws IOException;

    /** Makes the bytes of a tensor. */
    @FunctionalInterface
    interface Bytes {
        ByteBuffer make() throws IOException;
    }

    /** A tensor whose bytes are made at the last moment. */
    static TensorSource of(String name, DType dtype, long[] shape, Bytes bytes) {
        return new LazyTensor(name, dtype, shape, bytes);
    }
}
