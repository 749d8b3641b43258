package org.assetkiln.project.models;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.assetkiln.model.keys.OriginalNames;
import org.assetkiln.model.safetensors.SafetensorsFile;

/**
 * Finds models in a folder: folders with {@code model_index.json}, repositories of the Hub's cache, and single files with
 * a whole model in them; LoRA files, embeddings and autoencoders alone are passed over.
 */
final class ModelFinder extends SimpleFileVisitor<Path> {
    private static final int DEPTH = 5;
    private static final String IN_A_MODEL = "model.diffusion_model.input_blocks.0.0.weight";

    private final BooleanSupplier cancelled;
    private final TreeSet<Path> found = new TreeSet<>();

    private ModelFinder(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
    }

    /** The models in a folder, by path; what cannot be read is passed over. */
    static List<Path> in(Path folder, BooleanSupplier cancelled) throws IOException {
        var finder = new ModelFinder(cancelled);
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH, finder);
        return List.copyOf(finder.found);
    }

    /** Whether a folder is a model itself. */
    static boolean isModel(Path folder) {
        return Files.isRegularFile(folder.resolve("model_index.json")) || isCachedModel(folder);
    }

    private static boolean isCachedModel(Path folder) {
        boolean repository = String.valueOf(folder.getFileName()).startsWith("models--");
        try (var snapshots = Files.newDirectoryStream(folder.resolve("snapshots"))) {
            for (Path snapshot : snapshots) {
                if (repository && Files.exists(snapshot.resolve("model_index.json"))) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (cancelled.getAsBoolean()) {
            return FileVisitResult.TERMINATE;
        }
        if (isModel(folder)) {
            found.add(folder);
            return FileVisitResult.SKIP_SUBTREE;
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".safetensors") && holdsModel(file)) {
            found.add(file);
        }
        return cancelled.getAsBoolean() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        return FileVisitResult.CONTINUE;
    }

    private static boolean holdsModel(Path file) {
        try (var weights = SafetensorsFile.open(file)) {
            return weights.names().contains(IN_A_MODEL) || weights.names().contains(OriginalNames.averaged(IN_A_MODEL));
        } catch (IOException e) {
            return false;
        }
    }
}
