package org.assetkiln.ui.models;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.files.Json;

/** A Stable Diffusion 2 model in one file that does not say what it predicts: all names and shapes, and no weights. */
public final class UnsaidModel {
    private UnsaidModel() {}

    /** Writes the file; where the disk can leave out zeros it takes a few kilobytes. */
    public static Path write(Path file) throws IOException {
        return write(file, "nothing is left out");
    }

    /** The same without the tensors whose names begin so. */
    public static Path write(Path file, String leftOut) throws IOException {
        Map<String, Object> header = new LinkedHashMap<>();
        long end = 0;
        for (String line : shapes()) {
            String[] parts = line.split("\t");
            if (parts[0].startsWith(leftOut)) {
                continue;
            }
            long[] shape = shape(parts);
            long begin = end;
            end += 2 * Arrays.stream(shape).reduce(1, (a, b) -> a * b);
            header.put(parts[0], Map.of("dtype", "F16", "shape", shape, "data_offsets", List.of(begin, end)));
        }
        byte[] text = Json.line(header).getBytes(StandardCharsets.UTF_8);
        try (var out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(text.length)
                    .array());
            out.write(text);
            out.setLength(8 + text.length + end);
        }
        return file;
    }

    /** Those of the published inpainting model. */
    private static List<String> shapes() throws IOException {
        return Files.readAllLines(
                Path.of(System.getProperty("assetkiln.fixtures"), "layouts", "published_sd2_inpainting.tsv"));
    }

    /** The ordinary model's first layer takes 4 channels. */
    private static long[] shape(String[] parts) {
        long[] shape = parts.length < 2 || parts[1].isBlank()
                ? new long[0]
                : Arrays.stream(parts[1].split(","))
                        .mapToLong(size -> Long.parseLong(size.strip()))
                        .toArray();
        if (parts[0].equals("model.diffusion_model.input_blocks.0.0.weight")) {
            shape[1] = 4;
        }
        return shape;
    }
}
