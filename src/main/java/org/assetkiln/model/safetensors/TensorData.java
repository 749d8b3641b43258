package org.assetkiln.model.safetensors;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A tensor to write.
 *
 * @param name its name, unique in the file
 * @param dtype its element type
 * @param shape its sizes; empty for a scalar
 * @param bytes its elements, row-major and little endian, from the buffer's position to its limit
 */
@SuppressWarnings("ArrayRecordComponent") // a shape is an array everywhere in DJL
public record TensorData(String name, DType dtype, long[] shape, ByteBuffer bytes) implements TensorSource {
    public TensorData {
        long length = dtype.length(shape);
        if (length != bytes.remaining()) {
            throw new IllegalArgumentException(
                    "Tensor " + name + " needs " + length + " bytes but has " + bytes.remaining() + ".");
        }
    }

    /** A float32 tensor. */
    public static TensorData of(String name, long[] shape, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return new TensorData(name, DType.F32, shape, bytes);
    }
}
