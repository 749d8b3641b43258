package org.assetkiln.training.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.ModelFormatException;
import org.assetkiln.model.config.OpenOptions;
import org.jspecify.annotations.Nullable;

/** Whether a run can learn on a model, by its configurations and headers alone. */
final class BaseModelCheck {
    /** The window asks at each key stroke; the answer holds as long as the file and what lies beside it are the same. */
    private static volatile @Nullable Answer last;

    private record Question(Path model, FileTime modified, OpenOptions beside) {}

    private record Answer(Question question, Optional<String> problem) {}

    private BaseModelCheck() {}

    /** What is wrong, in one sentence. */
    static Optional<String> problem(String model) {
        try {
            Path path = Path.of(model);
            if (!exists(path)) {
                return Optional.of(missing(model));
            }
            var asked = new Question(path, Files.getLastModifiedTime(path), OpenOptions.beside(path));
            Answer known = last;
            if (known == null || !asked.equals(known.question())) {
                known = new Answer(asked, problem(ModelFiles.open(path)));
                last = known;
            }
            return known.problem();
        } catch (InvalidPathException e) {
            return Optional.of(missing(model));
        } catch (ModelFormatException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Optional.of("The model in " + model + " cannot be read: " + e.getMessage());
        }
    }

    private static Optional<String> problem(ModelFiles model) {
        if (model.inpainting()) {
            return Optional.of(model.path()
                    + " is an inpainting model, which Assetkiln can use but not train: choose the ordinary model that it"
                    + " was made from.");
        }
        return model.predictionProblem();
    }

    private static String missing(String model) {
        return "There is no model in " + model
                + ": choose a folder that holds model_index.json, or a .safetensors file.";
    }

    /** One file, a folder, or a repository in Hugging Face's cache. */
    private static boolean exists(Path path) {
        return Files.isRegularFile(path)
                || Files.isRegularFile(path.resolve("model_index.json"))
                || Files.isDirectory(path.resolve("snapshots"));
    }
}
