package org.assetkiln.model.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.model.ModelFormatException;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file with typed access by key. A key that is absent or null has its default; each error names file
 * and key.
 *
 * @param file where it was read from
 * @param json its content
 */
record ConfigJson(Path file, JsonNode json) {
    private static final long MAX_BYTES = 1 << 20;
    private static final int MAX_NUMBER = 1 << 20;
    private static final int MAX_LIST = 16;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // diffusers writes "lambda_min_clipped": -Infinity into the scheduler files of DPM++.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    static ConfigJson read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ModelFormatException(file + " is missing: copy the whole model folder.");
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new ModelFormatException(file + " is refused: it is larger than any real configuration.");
        }
        try {
            return parse(file, Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new ModelFormatException(file + " is not UTF-8 text: copy the model again.", e);
        }
    }

    /** A configuration from its text; the file is for error messages. */
    static ConfigJson parse(Path file, String text) throws ModelFormatException {
        try {
            JsonNode json = MAPPER.readTree(text);
            if (json.isObject()) {
                return new ConfigJson(file, json);
            }
            throw new ModelFormatException(file + " is not a configuration: it does not hold a JSON object.");
        } catch (JsonProcessingException e) {
            throw new ModelFormatException(
                    "%s is not valid JSON from line %d on: correct it or copy the model again."
                            .formatted(file, Math.max(1, e.getLocation().getLineNr())),
                    e);
        }
    }

    /** Writes a configuration as indented JSON. */
    static void write(Path file, ObjectNode json) throws IOException {
        AtomicFiles.write(file, text(json));
    }

    static String text(ObjectNode json) {
        return json.toPrettyString() + "\n";
    }

    /** A new object that begins with the class name that diffusers expects. */
    static ObjectNode object(String className) {
        return JsonNodeFactory.instance.objectNode().put("_class_name", className);
    }

    /** The object below a key, empty where there is none; its errors name the key too. */
    ConfigJson part(String key) throws ModelFormatException {
        check(!has(key) || json.get(key).isObject(), key, "an object");
        JsonNode inner = has(key) ? json.get(key) : JsonNodeFactory.instance.objectNode();
        return new ConfigJson(file.resolveSibling(file.getFileName() + " (" + key + ")"), inner);
    }

    /** A number that may be infinite, which Python writes as -Infinity. */
    double limit(String key) throws ModelFormatException {
        JsonNode value = json.path(key);
        check(value.isNumber() && !Double.isNaN(value.doubleValue()), key, "a number");
        return value.doubleValue();
    }

    boolean has(String key) {
        return json.hasNonNull(key);
    }

    /** A whole number from a least value up to what any real model has. */
    int integer(String key, int otherwise, int least) throws ModelFormatException {
        return integer(key, otherwise, least, MAX_NUMBER);
    }

    /** A whole number between two, both included. */
    int integer(String key, int otherwise, int least, int most) throws ModelFormatException {
        return has(key) ? integer(key, json.get(key), least, most) : otherwise;
    }

    private int integer(String key, JsonNode value, int least, int most) throws ModelFormatException {
        boolean whole = value.isIntegralNumber() && value.canConvertToInt();
        check(
                whole && value.intValue() >= least && value.intValue() <= most,
                key,
                "a whole number from %d to %d".formatted(least, most));
        return value.intValue();
    }

    /** A finite number. */
    double number(String key, double otherwise) throws ModelFormatException {
        if (!has(key)) {
            return otherwise;
        }
        check(json.get(key).isNumber() && Double.isFinite(json.get(key).doubleValue()), key, "a number");
        return json.get(key).doubleValue();
    }

    boolean flag(String key, boolean otherwise) throws ModelFormatException {
        if (!has(key)) {
            return otherwise;
        }
        check(json.get(key).isBoolean(), key, "true or false");
        return json.get(key).booleanValue();
    }

    String text(String key, String otherwise) throws ModelFormatException {
        if (!has(key)) {
            return otherwise;
        }
        check(json.get(key).isTextual(), key, "a text");
        return json.get(key).textValue();
    }

    /** One of an enum's constants, written in lower case. */
    <E extends Enum<E>> E choice(String key, E otherwise) throws ModelFormatException {
        String text = text(key, lower(otherwise));
        StringJoiner choices = new StringJoiner(" or ");
        for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
            if (lower(constant).equals(text)) {
                return constant;
            }
            choices.add(lower(constant));
        }
        throw unsupported(key, choices.toString());
    }

    /** An enum constant as JSON has it. */
    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A list of positive whole numbers; a single number stands for a list of {@code count} equal ones. */
    List<Integer> integers(String key, List<Integer> otherwise, int count) throws ModelFormatException {
        if (!has(key)) {
            return otherwise;
        }
        JsonNode value = json.get(key);
        List<Integer> values = new ArrayList<>();
        if (!value.isArray()) {
            return List.copyOf(Collections.nCopies(count, integer(key, value, 1, MAX_NUMBER)));
        }
        for (JsonNode item : value) {
            values.add(integer(key, item, 1, MAX_NUMBER));
        }
        check(values.size() == count, key, "a list of " + count + " numbers, one for each block");
        return List.copyOf(values);
    }

    /** A list of finite numbers; a single number stands for a list of {@code count} equal ones. */
    List<Double> numbers(String key, List<Double> otherwise, int count) throws ModelFormatException {
        if (!has(key)) {
            return otherwise;
        }
        JsonNode value = json.get(key);
        if (value.isNumber()) {
            return List.copyOf(Collections.nCopies(count, number(key, 0)));
        }
        List<Double> values = new ArrayList<>();
        value.forEach(item -> values.add(item.isNumber() ? item.doubleValue() : Double.NaN));
        boolean fine =
                value.isArray() && values.size() == count && values.stream().allMatch(Double::isFinite);
        check(fine, key, "a list of " + count + " numbers");
        return List.copyOf(values);
    }

    boolean isObject(String key) {
        return has(key) && json.get(key).isObject();
    }

    /** A list of texts that is not empty. */
    List<String> texts(String key, List<String> otherwise) throws ModelFormatException {
        if (!has(key)) {
            return otherwise;
        }
        List<String> values = new ArrayList<>();
        json.get(key).forEach(item -> values.add(item.asText()));
        boolean some = !values.isEmpty() && values.size() <= MAX_LIST;
        check(json.get(key).isArray() && some, key, "a list of 1 to " + MAX_LIST + " texts");
        return List.copyOf(values);
    }

    /** Refuses any value but the given ones; an absent key is fine. */
    void only(String key, Object... supported) throws ModelFormatException {
        if (has(key) && Arrays.stream(supported).noneMatch(value -> same(json.get(key), value))) {
            throw unsupported(key, supported.length == 0 ? "null" : Arrays.toString(supported));
        }
    }

    private static boolean same(JsonNode node, Object value) {
        if (node.isNumber()) {
            return value instanceof Number number && node.doubleValue() == number.doubleValue();
        }
        return node.isValueNode() && node.asText().equals(value.toString());
    }

    /** Throws unless a value is as expected. */
    void check(boolean fine, String key, String expected) throws ModelFormatException {
        if (!fine) {
            throw new ModelFormatException(
                    "%s: %s is %s, expected %s.".formatted(file, key, shortened(json.get(key)), expected));
        }
    }

    private ModelFormatException unsupported(String key, String supported) {
        return new ModelFormatException("%s: %s is %s, which Assetkiln does not support, only %s."
                .formatted(file, key, shortened(json.get(key)), supported));
    }

    private static String shortened(@Nullable JsonNode value) {
        String text = value == null ? "missing" : value.toString();
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }
}
