package org.assetkiln.model.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfFloatsTest {
    @Test
    void everyHalfSurvivesTheWayToFloatAndBack() {
        for (int half = 0; half < 0x10000; half++) {
            float value = HalfFloats.fromHalf((short) half);
            if (Float.isNaN(value)) {
                assertThat(Float.isNaN(HalfFloats.fromHalf(HalfFloats.toHalf(value))))
                        .isTrue();
            } else {
                assertThat(HalfFloats.toHalf(value)).isEqualTo((short) half);
            }
        }
    }

    @Test
    void everyBrainFloatSurvivesTheWayToFloatAndBack() {
        for (int brain = 0; brain < 0x10000; brain++) {
            float value = HalfFloats.fromBrain((short) brain);
            if (Float.isNaN(value)) {
                assertThat(Float.isNaN(HalfFloats.fromBrain(HalfFloats.toBrain(value))))
                        .isTrue();
            } else {
                assertThat(HalfFloats.toBrain(value)).isEqualTo((short) brain);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3c00",
        "-2, c000",
        "65504, 7bff",
        "65519.996, 7bff",
        "65520, 7c00",
        "Infinity, 7c00",
        "5.9604645E-8, 0001",
        "2.9802322E-8, 0000", // half of the smallest: a tie, to even
        "2.9802326E-8, 0001",
        "-1E-10, 8000",
        "1.00048828125, 3c00", // a tie, to even
        "1.00146484375, 3c02", // a tie, to even
        "0.333333, 3555"
    })
    void halvesAreRoundedToTheNearest(float value, String expected) {
        assertThat(HalfFloats.toHalf(value)).isEqualTo((short) Integer.parseInt(expected, 16));
    }

    @ParameterizedTest
    @CsvSource({"1, 3f80", "1.00390625, 3f80", "1.01171875, 3f82", "3.4028235E38, 7f80", "-0.1, bdcd"})
    void brainFloatsAreRoundedToTheNearest(float value, String expected) {
        assertThat(HalfFloats.toBrain(value)).isEqualTo((short) Integer.parseInt(expected, 16));
    }

    @Test
    void arraysAreConvertedThroughAnyFloatingType() {
        float[] values = {0, 1.5f, -3, 1024};
        for (DType dtype : new DType[] {DType.F16, DType.BF16, DType.F32, DType.F64}) {
            ByteBuffer bytes = HalfFloats.fromFloats(values, dtype);
            assertThat(bytes.remaining()).isEqualTo(4 * dtype.bytes());
            assertThat(HalfFloats.toFloats(bytes, dtype)).isEqualTo(values);
        }
        assertThatThrownBy(() -> HalfFloats.fromFloats(values, DType.I32)).isInstanceOf(IllegalArgumentException.class);
    }
}
