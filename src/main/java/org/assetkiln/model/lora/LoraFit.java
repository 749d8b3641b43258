package org.assetkiln.model.lora;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assetkiln.model.Family;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.ModelFormatException;
import org.assetkiln.model.safetensors.SafetensorsFile;
import org.jspecify.annotations.Nullable;

/**
 * How a LoRA file fits a model, from the header of the file alone.
 *
 * @param layers how many layers of the model it changes
 * @param unknown names of the entries that belong to no layer of the model and are left out
 * @param problem why it cannot be used with the model, one sentence; empty when it can
 */
public record LoraFit(int layers, List<String> unknown, String problem) {
    private static final Pattern READS_TEXT = Pattern.compile(".*attn2[._]to_[kv]");
    private static final Map<Long, String> READERS = Map.of(
            768L, Family.SD1.displayName(),
            1024L, Family.SD2.displayName(),
            2048L, "Stable Diffusion XL");

    public LoraFit {
        unknown = List.copyOf(unknown);
    }

    /** A file that cannot be used, and why. */
    public static LoraFit none(String problem) {
        return new LoraFit(0, List.of(), problem);
    }

    /** Whether it can be used with the model. */
    public boolean good() {
        return problem.isEmpty();
    }

    /**
     * Compares a file with a model.
     *
     * @throws IOException if the file cannot be read
     */
    public static LoraFit of(Path file, ModelFiles model) throws IOException {
        var base = new LoraBase(model.unetConfig(), model.textConfig());
        try (var in = SafetensorsFile.open(file)) {
            return of(in, base, model);
        }
    }

    private static LoraFit of(SafetensorsFile in, LoraBase base, ModelFiles model) throws ModelFormatException {
        List<String> unknown = new ArrayList<>();
        int layers = 0;
        boolean shaped = true;
        for (String name : in.names()) {
            LoraKey key = LoraKey.of(name);
            long[] weight = key == null ? null : weight(key, base);
            if (key == null || weight == null) {
                unknown.add(name);
            } else if (key.part() == LoraKey.Part.FOREIGN) {
                return none("It is another kind of adapter than a plain LoRA (%s).".formatted(name));
            } else if (key.part() == LoraKey.Part.DOWN) {
                layers++;
                shaped &= new LoraShapes(weight).takesDown(in.info(name).shape());
            }
        }
        if (layers > 0 && shaped) {
            return new LoraFit(layers, unknown, "");
        }
        return new LoraFit(0, unknown, reason(in, model));
    }

    private static long @Nullable [] weight(LoraKey key, LoraBase base) {
        for (LoraNetwork network : LoraNetwork.values()) {
            String path = network.path(key.module(), base);
            if (path != null) {
                return base.layers(network).get(path);
            }
        }
        return null;
    }

    private static String reason(SafetensorsFile in, ModelFiles model) throws ModelFormatException {
        boolean lora = false;
        for (String name : in.names()) {
            LoraKey key = LoraKey.of(name);
            if (key == null || key.part() != LoraKey.Part.DOWN) {
                continue;
            }
            lora = true;
            Matcher reads = READS_TEXT.matcher(key.module());
            long[] shape = in.info(name).shape();
            if (reads.matches()
                    && shape.length > 1
                    && shape[1] != model.unetConfig().crossAttentionDim()) {
                String made = READERS.getOrDefault(shape[1], "a model that reads text " + shape[1] + " wide");
                return "Made for %s; the chosen model is %s.".formatted(made, named(model));
            }
        }
        return lora ? "Made for a model with other layers than the chosen one." : "Holds no LoRA.";
    }

    private static String named(ModelFiles model) {
        int width = model.unetConfig().crossAttentionDim();
        return model.family() == Family.OTHER
                ? "one that reads text " + width + " wide"
                : model.family().displayName();
    }
}
