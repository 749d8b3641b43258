package org.assetkiln.model.safetensors;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** IEEE 754 binary16 and bfloat16, which the JDK lacks before version 20. Rounding is to nearest, ties to even. */
public final class HalfFloats {
    private HalfFloats() {}

    /** The float with the value of a binary16; exact. */
    public static float fromHalf(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = (half >>> 10) & 0x1f;
        int fraction = half & 0x3ff;
        if (exponent == 0x1f) {
            return Float.intBitsToFloat(sign | 0x7f800000 | fraction << 13);
        }
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f; // zero or subnormal
            return sign == 0 ? magnitude : -magnitude;
        }
        return Float.intBitsToFloat(sign | (exponent + 112) << 23 | fraction << 13);
    }

    /** The nearest binary16; values beyond 65504 become infinite. */
    public static short toHalf(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        float magnitude = Math.abs(value);
        if (Float.isNaN(value)) {
            return (short) (sign | 0x7e00);
        }
        if (magnitude >= 65520f) {
            return (short) (sign | 0x7c00);
        }
        if (magnitude < 0x1p-14f) {
            // Below the normal range a half counts multiples of 2^-24; rint rounds ties to even.
            return (short) (sign | (int) Math.rint(magnitude * 0x1p24f));
        }
        int rest = (bits & 0x7fffffff) - (112 << 23);
        return (short) (sign | (rest + 0xfff + (rest >>> 13 & 1)) >>> 13);
    }

    /** The float with the value of a bfloat16; exact. */
    public static float fromBrain(short brain) {
        return Float.intBitsToFloat(brain << 16);
    }

    /** The nearest bfloat16. */
    public static short toBrain(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) (bits >>> 16 | 0x40);
        }
        return (short) ((bits + 0x7fff + (bits >>> 16 & 1)) >>> 16);
    }

    /**
     * Reads all elements as floats.
     *
     * @param bytes little endian elements from position to limit; not moved
     * @param dtype F32, F16, BF16 or F64
     */
    public static float[] toFloats(ByteBuffer bytes, DType dtype) {
        ByteBuffer in = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[in.remaining() / dtype.bytes()];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (dtype) {
                case F32 -> in.getFloat();
                case F64 -> (float) in.getDouble();
                case F16 -> fromHalf(in.getShort());
                case BF16 -> fromBrain(in.getShort());
                default -> throw new IllegalArgumentException(dtype + " is not a floating point type.");
            };
        }
        return values;
    }

    /**
     * Writes floats as another type.
     *
     * @param values the elements
     * @param dtype F32, F16, BF16 or F64
     * @return a new little endian buffer
     */
    public static ByteBuffer fromFloats(float[] values, DType dtype) {
        ByteBuffer out = ByteBuffer.allocate(values.length * dtype.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            switch (dtype) {
                case F32 -> out.putFloat(value);
                case F64 -> out.putDouble(value);
                case F16 -> out.putShort(toHalf(value));
                case BF16 -> out.putShort(toBrain(value));
                default -> throw new IllegalArgumentException(dtype + " is not a floating point type.");
            }
        }
        return out.flip();
    }
}
