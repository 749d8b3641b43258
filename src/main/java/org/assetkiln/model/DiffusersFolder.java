package org.assetkiln.model;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assetkiln.model.config.ClipTextConfig;
import org.assetkiln.model.config.ModelIndex;
import org.assetkiln.model.config.OpenOptions;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.model.config.UNetConfig;
import org.assetkiln.model.config.VaeConfig;
import org.assetkiln.model.keys.TransformersNames;
import org.assetkiln.model.token.ClipTokenizer;

/**
 * A model as diffusers saves it: a folder with {@code model_index.json} and one folder for each part.
 *
 * @param options what goes before the folder's own autoencoder and prediction type
 */
record DiffusersFolder(Path path, Configs configs, OpenOptions options) implements ModelSource {
    private static final String REMEDY = "Copy the model again, with the config.json that belongs to it.";
    private static final List<String> TEXTS = List.of("unet", "vae", "text_encoder", "tokenizer", "scheduler");
    private static final String SCHEDULER = "scheduler/scheduler_config.json";
    private static final long MAX_TEXT = 64 << 20;

    static DiffusersFolder open(Path folder, OpenOptions options) throws IOException {
        ModelIndex.read(folder.resolve("model_index.json"));
        SchedulerConfig scheduler = SchedulerConfig.read(part(folder, SCHEDULER));
        return new DiffusersFolder(
                folder,
                new Configs(
                        UNetConfig.read(part(folder, "unet/config.json")),
                        VaeConfig.read(part(folder, "vae/config.json")),
                        ClipTextConfig.read(part(folder, "text_encoder/config.json")),
                        options.prediction() == null ? scheduler : scheduler.predicting(options.prediction())),
                options);
    }

    @Override
    public boolean predictionKnown() {
        return true;
    }

    @Override
    public Part unet() throws IOException {
        return new Part(files("unet", "diffusion_pytorch_model"), TransformersNames::unet, key -> true, REMEDY);
    }

    @Override
    public Part vae() throws IOException {
        Path other = options.vaeFile();
        return other == null
                ? new Part(files("vae", "diffusion_pytorch_model"), TransformersNames::vae, key -> true, REMEDY)
                : SingleFile.vae(other, configs);
    }

    @Override
    public Part text() throws IOException {
        return new Part(files("text_encoder", "model"), TransformersNames::text, DiffusersFolder::read, REMEDY);
    }

    /** Numbers of positions are no weights, and the projection into the joint space with pictures is not used. */
    private static boolean read(String key) {
        return !key.endsWith("position_ids") && !key.equals("text_projection.weight");
    }

    private List<Path> files(String part, String name) throws IOException {
        return PartFolder.files(path.resolve(part), name);
    }

    @Override
    public ClipTokenizer tokenizer() throws IOException {
        return ClipTokenizer.load(part(path, "tokenizer"));
    }

    @Override
    public Map<String, String> texts() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String part : TEXTS) {
            try (Stream<Path> files = Files.list(path.resolve(part))) {
                for (Path file : files.filter(DiffusersFolder::isText).toList()) {
                    texts.put(part + "/" + file.getFileName(), text(file));
                }
            }
        }
        return corrected(texts);
    }

    /** The scheduler's text, too, says what it was said to predict. */
    private Map<String, String> corrected(Map<String, String> texts) {
        if (options.prediction() != null) {
            texts.put(SCHEDULER, configs.scheduler().json());
        }
        return texts;
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MAX_TEXT) {
            throw new ModelFormatException(file + " is refused: it is larger than any real vocabulary.");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new ModelFormatException(file + " is not UTF-8 text: copy the model again.", e);
        }
    }

    /** Configurations and vocabularies; an index of weights in pieces belongs to the weights. */
    private static boolean isText(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && name.matches(".*\\.(json|txt)") && !name.contains(".safetensors.index");
    }

    private static Path part(Path folder, String name) throws ModelFormatException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            throw new ModelFormatException(folder + " is incomplete: " + name + " is missing; copy the model again.");
        }
        return file;
    }
}
