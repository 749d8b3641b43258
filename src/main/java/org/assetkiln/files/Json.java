package org.assetkiln.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** How the program's own JSON looks: ISO times, unknown keys ignored so that files of a newer version can be read. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .build();

    private Json() {}

    /** The shared mapper; it must not be configured further. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** A value as one line of JSON, without the line end. */
    public static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This value cannot be written as JSON: " + value, e);
        }
    }

    /** Writes a value as indented JSON, atomically. */
    public static void write(Path file, Object value) throws IOException {
        AtomicFiles.write(file, indented(value));
    }

    /** A value as indented JSON in UTF-8, with a final line end. */
    public static byte[] indented(Object value) throws IOException {
        byte[] json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
        byte[] result = Arrays.copyOf(json, json.length + 1);
        result[json.length] = '\n';
        return result;
    }

    /**
     * Reads a value from a file.
     *
     * @throws IOException with one sentence that names the file when its content is not the expected JSON
     */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        byte[] content = Files.readAllBytes(file);
        try {
            T value = MAPPER.readValue(content, type);
            if (value != null) {
                return value;
            }
        } catch (JsonProcessingException e) {
            throw new IOException("The file " + file + " is damaged: " + e.getOriginalMessage(), e);
        }
        throw new IOException("The file " + file + " is empty.");
    }
}
