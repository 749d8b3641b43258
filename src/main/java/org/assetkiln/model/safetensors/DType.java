package org.assetkiln.model.safetensors;

/**
 * Element types of a safetensors file, named as in its header.
 *
 * <p>The order is that of the reference implementation, by growing alignment: its writer sorts tensors by it.
 */
public enum DType {
    BOOL(1),
    U8(1),
    I8(1),
    I16(2),
    F16(2),
    BF16(2),
    I32(4),
    F32(4),
    F64(8),
    I64(8);

    private final int bytes;

    DType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /**
     * Bytes of a tensor of this type.
     *
     * @throws ArithmeticException if they are too many for a long
     */
    long length(long[] shape) {
        long length = bytes;
        for (long size : shape) {
            length = Math.multiplyExact(length, size);
        }
        return length;
    }
}
