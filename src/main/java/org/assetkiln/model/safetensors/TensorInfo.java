package org.assetkiln.model.safetensors;

/**
 * Where a tensor lies in a safetensors file.
 *
 * @param name its name, unique in the file
 * @param dtype its element type
 * @param shape its sizes; empty for a scalar
 * @param begin first byte, counted from the end of the header
 * @param end byte after the last, counted from the end of the header
 */
@SuppressWarnings("ArrayRecordComponent") // a shape is an array everywhere in DJL
public record TensorInfo(String name, DType dtype, long[] shape, long begin, long end) {
    /** Size in bytes. */
    public long length() {
        return end - begin;
    }

    /** Number of elements. */
    public long elements() {
        return length() / dtype.bytes();
    }
}
