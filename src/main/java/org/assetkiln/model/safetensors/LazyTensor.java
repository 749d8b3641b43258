package org.assetkiln.model.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;

/** See {@link TensorSource#of}. */
@SuppressWarnings("ArrayRecordComponent") // a shape is an array everywhere in DJL
record LazyTensor(String name, DType dtype, long[] shape, Bytes maker) implements TensorSource {
    @Override
    public ByteBuffer bytes() throws IOException {
        return maker.make();
    }
}
