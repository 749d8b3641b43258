package org.assetkiln.model.safetensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assetkiln.files.AtomicFiles;

/** Writes safetensors files: the same tensors and metadata always give the same bytes. */
public final class SafetensorsWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private SafetensorsWriter() {}

    /**
     * Writes a file in one step: it appears complete or not at all.
     *
     * @param file the target; replaced if it exists
     * @param tensors in any order; written by falling element size, then by name, as the reference implementation does
     * @param metadata free text; sorted by name
     * @throws IllegalArgumentException if two tensors have the same name, or one is named __metadata__
     */
    public static void write(Path file, List<? extends TensorSource> tensors, Map<String, String> metadata)
            throws IOException {
        checkNames(tensors);
        List<? extends TensorSource> sorted = tensors.stream()
                .sorted(Comparator.comparing(TensorSource::dtype).reversed().thenComparing(TensorSource::name))
                .toList();
        ByteBuffer header = header(sorted, new TreeMap<>(metadata));
        AtomicFiles.write(file, out -> {
            WritableByteChannel channel = Channels.newChannel(out);
            channel.write(header);
            for (TensorSource tensor : sorted) {
                write(channel, tensor);
            }
        });
    }

    private static void write(WritableByteChannel channel, TensorSource tensor) throws IOException {
        ByteBuffer bytes = tensor.bytes().duplicate();
        if (bytes.remaining() != length(tensor)) {
            throw new IllegalStateException(
                    "Tensor %s needs %d bytes but has %d.".formatted(tensor.name(), length(tensor), bytes.remaining()));
        }
        channel.write(bytes);
    }

    private static long length(TensorSource tensor) {
        return tensor.dtype().length(tensor.shape());
    }

    private static void checkNames(List<? extends TensorSource> tensors) {
        Set<String> names = new HashSet<>(Set.of("__metadata__"));
        for (TensorSource tensor : tensors) {
            if (!names.add(tensor.name())) {
                throw new IllegalArgumentException("Tensor name " + tensor.name() + " is taken.");
            }
        }
    }

    /** Length, then JSON padded with spaces so that the data begins at a multiple of 8. */
    private static ByteBuffer header(List<? extends TensorSource> tensors, Map<String, String> metadata)
            throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(json)) {
            out.writeStartObject();
            if (!metadata.isEmpty()) {
                out.writeObjectFieldStart("__metadata__");
                for (Map.Entry<String, String> entry : metadata.entrySet()) {
                    out.writeStringField(entry.getKey(), entry.getValue());
                }
                out.writeEndObject();
            }
            long begin = 0;
            for (TensorSource tensor : tensors) {
                writeEntry(out, tensor, begin);
                begin += length(tensor);
            }
            out.writeEndObject();
        }
        while (json.size() % 8 != 0) {
            json.write(' ');
        }
        return ByteBuffer.allocate(8 + json.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.size())
                .put(json.toByteArray())
                .flip();
    }

    private static void writeEntry(JsonGenerator out, TensorSource tensor, long begin) throws IOException {
        out.writeObjectFieldStart(tensor.name());
        out.writeStringField("dtype", tensor.dtype().name());
        out.writeFieldName("shape");
        out.writeArray(tensor.shape(), 0, tensor.shape().length);
        out.writeFieldName("data_offsets");
        out.writeArray(new long[] {begin, begin + length(tensor)}, 0, 2);
        out.writeEndObject();
    }
}
