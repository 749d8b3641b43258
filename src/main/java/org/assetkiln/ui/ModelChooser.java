package org.assetkiln.ui;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks for a model: a single file, or a folder by the {@code model_index.json} in it. */
public final class ModelChooser {
    private static final String INDEX = "model_index.json";

    private ModelChooser() {}

    /**
     * Shows the system's dialog.
     *
     * @param present where to start: a model's file or folder
     * @return the model's file or folder; null if none was chosen
     */
    public static @Nullable Path choose(Window owner, @Nullable Path present) {
        var chooser = new FileChooser();
        chooser.setTitle("A .safetensors file, or the model_index.json in a model's folder");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Models", "*.safetensors", INDEX));
        Path folder = present == null || Files.isDirectory(present) ? present : present.getParent();
        if (folder != null && Files.isDirectory(folder)) {
            chooser.setInitialDirectory(folder.toFile());
        }
        File chosen = chooser.showOpenDialog(owner);
        return chosen == null ? null : model(chosen.toPath());
    }

    /** The model that a chosen file stands for. */
    static Path model(Path file) {
        Path folder = file.getParent();
        return folder != null && file.endsWith(INDEX) ? folder : file;
    }
}
