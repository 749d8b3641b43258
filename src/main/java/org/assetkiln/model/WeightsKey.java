package org.assetkiln.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** What a network's weights are known by wherever they lie: two checksums of their names, types and numbers. */
final class WeightsKey {
    private WeightsKey() {}

    /**
     * Reads the weights.
     *
     * @param wanted which of them count, by their names in diffusers
     * @return 16 hexadecimal digits
     */
    static String of(Part part, Layout layout, Predicate<String> wanted) throws IOException {
        var first = new CRC32();
        var second = new CRC32C();
        try (var weights = StoredWeights.open(part, layout)) {
            for (String name : layout.shapes().keySet()) {
                if (wanted.test(name)) {
                    byte[] title = (name + " " + weights.dtype(name)).getBytes(StandardCharsets.UTF_8);
                    first.update(title);
                    second.update(title);
                    ByteBuffer bytes = weights.bytes(name);
                    first.update(bytes.duplicate());
                    second.update(bytes);
                }
            }
        }
        return "%08x%08x".formatted(first.getValue(), second.getValue());
    }
}
