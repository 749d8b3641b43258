package org.assetkiln.captioning.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assetkiln.captioning.settings.HeldOutScore;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.model.blip.Blip;
import org.assetkiln.model.blip.BlipFiles;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.model.safetensors.SafetensorsFile;

/** Where a captioner that learned goes: a folder that is there whole or not at all. */
record NewCaptioner(BlipFiles origin, Path folder) {
    private static final List<String> TOKENIZER_FILES = List.of(
            "vocab.txt",
            "tokenizer.json",
            "tokenizer_config.json",
            "special_tokens_map.json",
            "preprocessor_config.json");

    /** Writes everything; returns the folder. */
    Path write(Blip blip, Album album, HeldOutScore before, HeldOutScore after) throws IOException {
        Path parent = Files.createDirectories(folder.toAbsolutePath().getParent());
        Path temporary = AtomicFiles.temporary(parent.resolve(folder.getFileName()));
        try {
            BlipFiles.write(temporary, blip, precision());
            for (String name : TOKENIZER_FILES) {
                Path file = origin.folder().resolve(name);
                if (Files.exists(file)) {
                    Files.copy(file, temporary.resolve(name));
                }
            }
            AtomicFiles.write(temporary.resolve("README.md"), story(album, before, after));
            AtomicFiles.replace(temporary, folder);
            AtomicFiles.forceFolder(parent);
            return folder;
        } finally {
            delete(temporary);
        }
    }

    /** That of the captioner it began with, so that the new one takes no more room. */
    private DType precision() throws IOException {
        Path weights = origin.folder().resolve("model.safetensors");
        if (!Files.exists(weights)) {
            return DType.F32;
        }
        try (var file = SafetensorsFile.open(weights)) {
            DType stored = file.info(file.names().iterator().next()).dtype();
            return stored == DType.F16 || stored == DType.BF16 ? stored : DType.F32;
        }
    }

    private String story(Album album, HeldOutScore before, HeldOutScore after) {
        return String.format(
                Locale.ROOT,
                "A captioner that Assetkiln fine-tuned from %s on %d approved captions.%n%n"
                        + "On %d others: loss a word %.3f before, %.3f after; words in common %.0f %% before, %.0f %% after.%n",
                origin.folder().getFileName(),
                album.learned().size(),
                album.heldOut().size(),
                before.loss(),
                after.loss(),
                100 * before.agreement(),
                100 * after.agreement());
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> paths = new ArrayList<>();
        try (Stream<Path> walked = Files.walk(folder)) {
            walked.sorted(Comparator.reverseOrder()).forEach(paths::add);
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
