package org.assetkiln.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorTest {
    private static final String COFFEE_LAKE = "processor\t: 0\nflags\t\t: fpu sse4_2 avx2 f16c fma\nbugs\t\t: mds\n";

    @TempDir
    Path folder;

    @AfterEach
    void own() {
        System.clearProperty("assetkiln.cpuinfo");
    }

    @ParameterizedTest
    @CsvSource({
        "flags\t\t: avx2 avx512_bf16, BF16, true",
        "flags\t\t: avx2 amx_bf16 amx_tile, BF16, true",
        "flags\t\t: avx2 avx512_bf16, FP16, false",
        "flags\t\t: avx2 avx512_fp16, FP16, true",
        "flags\t\t: avx2 f16c, FP16, false",
        "flags\t\t: avx2 f16c, FP32, true",
        "Features\t: fp asimd fphp asimdhp bf16, BF16, true",
        "Features\t: fp asimd, BF16, false",
    })
    void knowsWhichInstructionsMakeAPrecisionFast(String line, Precision precision, boolean fast) {
        assertThat(Processor.of(line).warning(precision).isEmpty()).isEqualTo(fast);
    }

    @Test
    void aProcessorThatTellsNothingMayBeSlow() {
        assertThat(Processor.of("").warning(Precision.BF16)).get().asString().startsWith("Most processors");
        assertThat(Processor.of("").warning(Precision.FP32)).isEmpty();
    }

    @Test
    void theWarningIsAboutTheProcessorOnly() throws Exception {
        Path list = Files.writeString(folder.resolve("cpuinfo"), COFFEE_LAKE);
        System.setProperty("assetkiln.cpuinfo", list.toString());
        assertThat(Precision.FP16.warning(Device.cpu()))
                .contains(
                        "This processor has no instructions for FP16 and computes very slowly with it: choose FP32, or"
                                + " a graphics card.");
        assertThat(Precision.FP16.warning(Device.gpu())).isEmpty();
    }
}
