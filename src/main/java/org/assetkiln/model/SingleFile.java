package org.assetkiln.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assetkiln.model.config.OpenOptions;
import org.assetkiln.model.keys.LdmUNetNames;
import org.assetkiln.model.keys.LdmVaeNames;
import org.assetkiln.model.keys.OriginalNames;
import org.assetkiln.model.safetensors.SafetensorsFile;
import org.assetkiln.model.token.ClipTokenizer;
import org.assetkiln.model.token.ClipVocabulary;
import org.jspecify.annotations.Nullable;

/**
 * A model in one file with the names of the original code, as A1111, Forge and ComfyUI read it.
 *
 * @param vaeFile a file or folder with another autoencoder
 * @param embedded texts of a diffusers folder that the header holds, by path; empty in files of other programs
 */
record SingleFile(
        Path path, Configs configs, boolean predictionKnown, @Nullable Path vaeFile, Map<String, String> embedded)
        implements ModelSource {
    /** Where in the header's metadata Assetkiln keeps the texts of the diffusers folder. */
    static final String EMBEDDED = "assetkiln:";

    private static final String REMEDY =
            "Choose a model with the sizes of Stable Diffusion 1 or 2, or its folder in the diffusers layout.";
    private static final String TOKENIZER = "tokenizer/";

    static SingleFile open(Path file, OpenOptions given) throws IOException {
        OpenOptions options = given.or(OpenOptions.beside(file));
        try (var in = SafetensorsFile.open(file)) {
            SingleFileKind.require(in);
            Map<String, String> embedded = new TreeMap<>();
            in.metadata().forEach((key, text) -> {
                if (key.startsWith(EMBEDDED)) {
                    embedded.put(key.substring(EMBEDDED.length()), text);
                }
            });
            var facts = new SingleFileFacts(in, options, embedded);
            return new SingleFile(file, facts.configs(), facts.predictionKnown(), options.vaeFile(), embedded);
        }
    }

    @Override
    public Part unet() {
        return new Part(
                List.of(path),
                OriginalNames.unet(new LdmUNetNames(configs.unet())),
                key -> key.startsWith(OriginalNames.UNET),
                REMEDY);
    }

    @Override
    public Part vae() throws IOException {
        if (vaeFile != null) {
            return vae(vaeFile, configs);
        }
        var names = OriginalNames.vae(new LdmVaeNames(configs.vae().blocks()));
        return new Part(List.of(path), names, OriginalNames::ofVae, "Choose a file with the autoencoder beside it.");
    }

    /** An autoencoder in a file, or in a folder in the diffusers layout, that is no part of the model. */
    static Part vae(Path fileOrFolder, Configs configs) throws IOException {
        var names = OriginalNames.vae(new LdmVaeNames(configs.vae().blocks()));
        List<Path> files = Files.isDirectory(fileOrFolder)
                ? PartFolder.files(fileOrFolder, "diffusion_pytorch_model")
                : List.of(fileOrFolder);
        return new Part(files, names, OriginalNames::ofVae, "Choose an autoencoder of Stable Diffusion 1 or 2.");
    }

    @Override
    public Part text() {
        return new Part(List.of(path), OriginalNames::text, OriginalNames::ofText, REMEDY);
    }

    @Override
    public ClipTokenizer tokenizer() throws IOException {
        return ClipTokenizer.of(path, vocabulary());
    }

    private Map<String, String> vocabulary() throws IOException {
        Map<String, String> own = new HashMap<>();
        embedded.forEach((name, text) -> {
            if (name.startsWith(TOKENIZER)) {
                own.put(name.substring(TOKENIZER.length()), text);
            }
        });
        return own.isEmpty() ? ClipVocabulary.files(padding(configs)) : own;
    }

    /** What the published models of the same family pad prompts with. */
    static String padding(Configs configs) {
        return Family.of(configs.unet()) == Family.SD2 ? ClipVocabulary.PADDING_2 : ClipVocabulary.PADDING_1;
    }

    @Override
    public Map<String, String> texts() throws IOException {
        Map<String, String> texts = new TreeMap<>(configs.texts());
        vocabulary().forEach((name, text) -> texts.put(TOKENIZER + name, text));
        return texts;
    }
}
