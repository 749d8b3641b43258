package org.assetkiln.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * What a processor can do without detours. oneDNN converts number by number where it has no instructions for 16-bit
 * arithmetic, which takes many times longer than FP32.
 *
 * @param features names of instruction sets as Linux lists them; empty where they cannot be read
 */
record Processor(Set<String> features) {
    private static final Set<String> BF16 = Set.of("amx_bf16", "avx512_bf16", "bf16");
    private static final Set<String> FP16 = Set.of("amx_fp16", "avx512_fp16", "asimdhp");

    /** This machine's. */
    static Processor here() {
        // Another file for tests.
        Path list = Path.of(System.getProperty("assetkiln.cpuinfo", "/proc/cpuinfo"));
        try {
            return Files.isReadable(list) ? of(Files.readString(list)) : new Processor(Set.of());
        } catch (IOException e) {
            return new Processor(Set.of());
        }
    }

    /** @param cpuinfo whose line "flags" (x86) or "Features" (ARM) has the names */
    static Processor of(String cpuinfo) {
        return cpuinfo.lines()
                .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                .findFirst()
                .map(line -> new Processor(
                        Set.of(line.substring(line.indexOf(':') + 1).strip().split("\\s+"))))
                .orElse(new Processor(Set.of()));
    }

    /** One sentence if a precision is slow here, or may be; nothing if it is fast. */
    Optional<String> warning(Precision precision) {
        if (precision == Precision.FP32) {
            return Optional.empty();
        }
        if (features.isEmpty()) {
            return Optional.of("Most processors compute very slowly with " + precision
                    + ": if this one does, choose FP32, or a graphics card.");
        }
        Set<String> fast = precision == Precision.BF16 ? BF16 : FP16;
        return Collections.disjoint(features, fast)
                ? Optional.of("This processor has no instructions for " + precision
                        + " and computes very slowly with it: choose FP32, or a graphics card.")
                : Optional.empty();
    }
}
