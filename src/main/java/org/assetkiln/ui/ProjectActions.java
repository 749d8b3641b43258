package org.assetkiln.ui;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with the project as a whole, from every place. */
public final class ProjectActions {
    private ProjectActions() {}

    public static Action openFolder(StudioContext context) {
        return Action.of("project.open", "Open a folder", Feather.FOLDER, "Shortcut+O", () -> {
            Path folder = context.dialogs().chooseFolder("Open a folder with images");
            if (folder != null) {
                context.open(folder);
            }
        });
    }

    public static Action openSample(StudioContext context) {
        return Action.of("project.sample", "Open the sample", Feather.GIFT, null, context::openSample);
    }

    static List<Action> all(StudioContext context) {
        BooleanBinding open = Bindings.isNotNull(context.project());
        return List.of(
                openFolder(context),
                openSample(context),
                Action.of(
                        "project.rescan", "Look at the folder again", Feather.REFRESH_CW, "F5", open, context::rescan),
                Action.of(
                        "project.undo",
                        "Undo",
                        Feather.ROTATE_CCW,
                        "Shortcut+Z",
                        context.undo().canUndo(),
                        context.undo()::undo),
                Action.of(
                        "project.redo",
                        "Redo",
                        Feather.ROTATE_CW,
                        "Shortcut+Shift+Z",
                        context.undo().canRedo(),
                        context.undo()::redo));
    }
}
