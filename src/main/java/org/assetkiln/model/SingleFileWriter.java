package org.assetkiln.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.model.keys.LdmUNetNames;
import org.assetkiln.model.keys.LdmVaeNames;
import org.assetkiln.model.keys.Names;
import org.assetkiln.model.keys.OpenClipNames;
import org.assetkiln.model.keys.OriginalNames;
import org.assetkiln.model.keys.Place;
import org.assetkiln.model.safetensors.SafetensorsWriter;
import org.assetkiln.model.safetensors.TensorData;
import org.assetkiln.model.safetensors.TensorSource;
import org.assetkiln.model.token.ClipVocabulary;

/** Writes a model with the names of the original code into one file. */
final class SingleFileWriter {
    private static final String LAYER_23 = OriginalNames.OPEN_CLIP + "transformer.resblocks.22.";
    private static final String LAYER_24 = OriginalNames.OPEN_CLIP + "transformer.resblocks.23.";
    private static final String TOKENIZER = "tokenizer/";

    private final ModelFiles base;
    private final List<TensorSource> tensors = new ArrayList<>();

    SingleFileWriter(ModelFiles base) {
        this.base = base;
    }

    void unet(List<TensorSource> weights) {
        var names = new LdmUNetNames(base.unetConfig());
        tensors.addAll(renamed(weights, OriginalNames.UNET, names));
    }

    void vae(List<TensorSource> weights) {
        tensors.addAll(renamed(
                weights, OriginalNames.VAE, new LdmVaeNames(base.vaeConfig().blocks())));
    }

    void text(List<TensorSource> weights) {
        if (base.family() != Family.SD2) {
            tensors.addAll(renamed(weights, OriginalNames.CLIP, name -> List.of(Place.of(name))));
            return;
        }
        List<TensorSource> open = renamed(weights, OriginalNames.OPEN_CLIP, OpenClipNames::places);
        tensors.addAll(open);
        // Stable Diffusion 2 does not use OpenCLIP's last layer, but A1111 builds it and wants it filled.
        for (TensorSource tensor : open) {
            if (base.textConfig().layers() == 23 && tensor.name().startsWith(LAYER_23)) {
                String name = tensor.name().replace(LAYER_23, LAYER_24);
                tensors.add(TensorSource.of(name, tensor.dtype(), tensor.shape(), tensor::bytes));
            }
        }
    }

    void write(Path file, Map<String, String> metadata) throws IOException {
        Map<String, String> all = new TreeMap<>(metadata);
        all.putAll(ModelSpec.facts(base));
        all.put("format", "pt");
        if (base.scheduler().predictionType() == PredictionType.V_PREDICTION) {
            mark(SingleFileFacts.VELOCITY);
        }
        if (base.scheduler().zeroTerminalSnr()) {
            mark(SingleFileFacts.ZERO_TERMINAL_SNR);
        }
        embedded().forEach((name, text) -> all.put(SingleFile.EMBEDDED + name, text));
        SafetensorsWriter.write(file, tensors, all);
    }

    /** Other programs ask whether there is such a tensor; it has no elements. */
    private void mark(String name) {
        tensors.add(TensorData.of(name, new long[] {0}, new float[0]));
    }

    /** The configurations, and the vocabulary where it is not the one that every program has. */
    private Map<String, String> embedded() throws IOException {
        Map<String, String> texts = new TreeMap<>(base.source().texts());
        Map<String, String> vocabulary = new HashMap<>();
        texts.forEach((name, text) -> {
            if (name.startsWith(TOKENIZER)) {
                vocabulary.put(name.substring(TOKENIZER.length()), text);
            }
        });
        if (ClipVocabulary.isIn(vocabulary, SingleFile.padding(base.source().configs()))) {
            texts.keySet().removeIf(name -> name.startsWith(TOKENIZER));
        }
        return texts;
    }

    /** The same weights under other names; those that are parts of one tensor there are put together. */
    private static List<TensorSource> renamed(List<TensorSource> weights, String prefix, Names names) {
        Map<String, TensorSource[]> parts = new LinkedHashMap<>();
        Map<String, Place> places = new HashMap<>();
        for (TensorSource weight : weights) {
            Place place = names.places(weight.name()).get(0).under(prefix);
            places.put(place.key(), place);
            parts.computeIfAbsent(place.key(), key -> new TensorSource[place.parts()])[place.part()] = weight;
        }
        List<TensorSource> renamed = new ArrayList<>();
        places.forEach((key, place) -> renamed.add(joined(place, parts.getOrDefault(key, new TensorSource[0]))));
        return renamed;
    }

    private static TensorSource joined(Place place, TensorSource[] parts) {
        long[] shape = StoredWeights.stored(parts[0].shape(), place);
        return TensorSource.of(place.key(), parts[0].dtype(), shape, () -> {
            if (parts.length == 1) {
                return parts[0].bytes();
            }
            List<ByteBuffer> buffers = new ArrayList<>();
            for (TensorSource part : parts) {
                buffers.add(part.bytes());
            }
            ByteBuffer all = ByteBuffer.allocate(
                    buffers.stream().mapToInt(ByteBuffer::remaining).sum());
            buffers.forEach(all::put);
            return all.flip();
        });
    }
}
