package org.assetkiln.ui;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.assetkiln.project.Project;
import org.jspecify.annotations.Nullable;

/** The platform's choosers over the window; they begin in the project's folder. */
final class StageDialogs implements Dialogs {
    private final Stage stage;
    private final StudioContext context;

    StageDialogs(Stage stage, StudioContext context) {
        this.stage = stage;
        this.context = context;
    }

    @Override
    public @Nullable Path chooseFolder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(start());
        File folder = chooser.showDialog(stage);
        return folder == null ? null : folder.toPath();
    }

    @Override
    public List<Path> chooseFiles(String title, List<String> patterns) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(start());
        if (!patterns.isEmpty()) {
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Files", patterns));
        }
        List<File> files = chooser.showOpenMultipleDialog(stage);
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
    }

    @Override
    public @Nullable Path chooseTarget(String title, String suggestedName) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(start());
        chooser.setInitialFileName(suggestedName);
        File file = chooser.showSaveDialog(stage);
        return file == null ? null : file.toPath();
    }

    private @Nullable File start() {
        Project project = context.project().get();
        return project != null && Files.isDirectory(project.root())
                ? project.root().toFile()
                : null;
    }
}
