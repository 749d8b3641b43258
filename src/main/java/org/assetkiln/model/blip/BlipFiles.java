package org.assetkiln.model.blip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assetkiln.model.HubCache;
import org.assetkiln.model.ModelFormatException;
import org.assetkiln.model.Part;
import org.assetkiln.model.PartFolder;
import org.assetkiln.model.WeightFiles;
import org.assetkiln.model.config.BlipConfig;
import org.assetkiln.model.config.BlipPictureConfig;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.model.safetensors.PickledFiles;
import org.assetkiln.model.safetensors.SafetensorsFile;
import org.assetkiln.model.token.WordPieceTokenizer;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Storage;
import org.assetkiln.tensor.Weights;

/**
 * A captioner's folder: {@code config.json}, {@code model.safetensors} whole or in pieces, {@code vocab.txt} or
 * {@code tokenizer.json}, perhaps {@code preprocessor_config.json}. The weights may have the names of transformers or those of BLIP's authors, and the latter need no
 * configuration. Opening reads the configuration and the headers.
 */
public final class BlipFiles {
    private static final String ENDING = ".safetensors";

    private final Path folder;
    private final List<Path> weights;
    private final boolean original;
    private final boolean ownLastMatrix;
    private final BlipConfig config;

    private BlipFiles(Path folder, List<Path> weights) throws IOException {
        this.folder = folder;
        this.weights = weights;
        boolean marked = false;
        boolean last = false;
        BlipConfig deduced = null;
        for (Path path : weights) {
            try (var file = SafetensorsFile.open(path)) {
                marked |= file.names().contains(BlipNames.ORIGINAL_MARK);
                last |= file.names().contains(BlipLayout.LAST);
                if (marked && !Files.exists(folder.resolve("config.json"))) {
                    deduced = OriginalBlip.config(file);
                }
            }
        }
        this.original = marked;
        this.ownLastMatrix = last;
        BlipConfig sizes = deduced != null ? deduced : BlipConfig.read(folder.resolve("config.json"));
        Path preprocessor = folder.resolve("preprocessor_config.json");
        int edge = sizes.vision().imageSize();
        this.config = new BlipConfig(sizes.vision(), sizes.text(), BlipPictureConfig.read(preprocessor, edge));
    }

    /**
     * Opens a captioner.
     *
     * @param path its folder, or a repository's folder in Hugging Face's cache
     * @throws ModelFormatException if it holds none, or one that cannot be used
     */
    public static BlipFiles open(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            throw new ModelFormatException(path + " is missing: choose a captioner's folder.");
        }
        Path folder = HubCache.resolve(path);
        return new BlipFiles(folder, weightFiles(folder));
    }

    private static List<Path> weightFiles(Path folder) throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            List<Path> files = listed.filter(Files::isRegularFile).toList();
            List<Path> safe = files.stream()
                    .filter(file -> file.toString().endsWith(ENDING))
                    .toList();
            if (safe.isEmpty() && files.stream().anyMatch(PickledFiles::isNamedSo)) {
                throw new ModelFormatException(
                        folder + " holds pickled weights only, and reading those can run any code in them: download"
                                + " model.safetensors, or where you trust them let Python convert them, with"
                                + " transformers' BlipForConditionalGeneration.from_pretrained(FOLDER)"
                                + ".save_pretrained(FOLDER), or safetensors' save_file(torch.load(FILE)['model'], ...).");
            }
            // The authors' files have names of their own.
            boolean named =
                    safe.stream().anyMatch(file -> file.getFileName().toString().startsWith("model."));
            return safe.size() == 1 && !named ? safe : PartFolder.files(folder, "model");
        }
    }

    /** The folder that holds the files. */
    public Path folder() {
        return folder;
    }

    public BlipConfig config() {
        return config;
    }

    /** A new tokenizer, to be closed. */
    public WordPieceTokenizer tokenizer() throws IOException {
        return WordPieceTokenizer.load(folder);
    }

    /**
     * Loads the network. A last matrix that is the word embeddings' is one array with them, also where the file holds it twice.
     *
     * @param manager keeps the weights, on its device
     * @throws ModelFormatException naming missing, unknown or misshapen weights
     */
    public Blip load(NDManager manager) throws IOException {
        BlipConfig stored = config.withTied(!ownLastMatrix);
        Part part = new Part(
                weights,
                original ? BlipNames::original : BlipNames::transformers,
                BlipNames::own,
                "Copy or download the whole captioner again.");
        Map<String, NDArray> arrays = WeightFiles.read(part, Blip.layout(stored), Storage.PLAIN, manager);
        NDArray last = arrays.get(BlipLayout.LAST);
        NDArray words = arrays.get(BlipLayout.WORDS);
        boolean tied = last == null || words != null && Kernels.callNumber("equal", last, words) > 0;
        if (last != null && tied) {
            arrays.remove(BlipLayout.LAST);
            last.close();
        }
        return new Blip(config.withTied(tied), new Weights(arrays, manager));
    }

    /**
     * Writes weights and configuration into a folder that transformers loads too; the tokenizer's files are the caller's.
     *
     * @param blip the network; a LoRA beside its weights must not be there
     * @param dtype F32, F16 or BF16
     */
    public static void write(Path folder, Blip blip, DType dtype) throws IOException {
        Files.createDirectories(folder);
        Map<String, NDArray> arrays = new LinkedHashMap<>(blip.weights().arrays());
        // transformers ties the two only in models that it makes, not in those that it reads.
        arrays.putIfAbsent(BlipLayout.LAST, blip.weights().get(BlipLayout.WORDS));
        WeightFiles.write(folder.resolve("model.safetensors"), arrays, dtype, Map.of("format", "pt"));
        blip.config().write(folder.resolve("config.json"));
    }
}
