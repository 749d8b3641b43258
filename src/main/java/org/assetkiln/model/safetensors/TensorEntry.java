package org.assetkiln.model.safetensors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.assetkiln.model.ModelFormatException;

/**
 * One tensor's entry in a header, not yet trusted.
 *
 * @param file the file's name for error messages
 * @param name the tensor's name
 * @param json the entry
 */
record TensorEntry(String file, String name, JsonNode json) {
    /** Reads the entry and checks that its length is what its type and shape say. */
    TensorInfo info() throws ModelFormatException {
        DType dtype = dtype();
        long[] shape = longs("shape");
        long[] offsets = longs("data_offsets");
        if (offsets.length != 2 || offsets[0] > offsets[1]) {
            throw damaged("its data_offsets are not a begin and an end");
        }
        if (offsets[1] - offsets[0] != length(dtype, shape)) {
            throw damaged("it holds %d bytes, which is not what %s of shape %s needs"
                    .formatted(offsets[1] - offsets[0], dtype, ModelFormatException.printable(Arrays.toString(shape))));
        }
        return new TensorInfo(name, dtype, shape, offsets[0], offsets[1]);
    }

    private DType dtype() throws ModelFormatException {
        String text = json.path("dtype").asText();
        for (DType dtype : DType.values()) {
            if (dtype.name().equals(text)) {
                return dtype;
            }
        }
        if (text.isEmpty()) {
            throw damaged("it has no dtype");
        }
        throw new ModelFormatException("%s cannot be used: tensor %s has the type %s, which is not supported."
                .formatted(file, ModelFormatException.printable(name), ModelFormatException.printable(text)));
    }

    private long[] longs(String key) throws ModelFormatException {
        JsonNode array = json.path(key);
        if (!array.isArray()) {
            throw damaged("it has no list " + key);
        }
        long[] values = new long[array.size()];
        for (int i = 0; i < values.length; i++) {
            JsonNode value = array.get(i);
            if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
                throw damaged(key + " holds " + ModelFormatException.printable(value.toString())
                        + " instead of a whole number from 0");
            }
            values[i] = value.longValue();
        }
        return values;
    }

    private long length(DType dtype, long[] shape) throws ModelFormatException {
        try {
            return dtype.length(shape);
        } catch (ArithmeticException e) {
            throw damaged("its shape " + ModelFormatException.printable(Arrays.toString(shape))
                    + " is too large for any file");
        }
    }

    private ModelFormatException damaged(String what) {
        return new ModelFormatException(
                file + " is damaged: tensor " + ModelFormatException.printable(name) + " is wrong, " + what + ".");
    }
}
