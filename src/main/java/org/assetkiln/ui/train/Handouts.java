package org.assetkiln.ui.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.assetkiln.files.Json;
import org.assetkiln.project.DataCsv;
import org.assetkiln.project.Project;
import org.assetkiln.training.settings.CaptionedImage;
import org.assetkiln.training.settings.TrainingSettings;
import org.assetkiln.ui.StudioContext;

/** What the form hands out to other programs: a command, a table of captions. */
final class Handouts {
    private final StudioContext context;

    Handouts(StudioContext context) {
        this.context = context;
    }

    /** Writes the settings to a file of the project and puts the command that trains with them in the clipboard. */
    void command(Project project, TrainingSettings settings, String name) {
        // A file of its own for what it says: a command that was copied earlier keeps its meaning.
        String fileName = "settings-%08x.json".formatted(Json.line(settings).hashCode());
        Path file = project.hidden().resolve("train").resolve(fileName);
        String command = "assetkiln train \"%s\" --runs \"%s\" --name \"%s\""
                .formatted(file, project.runs(), name.replace('"', ' '));
        context.background()
                .inOrder(
                        "Writing " + file,
                        () -> {
                            Files.createDirectories(Objects.requireNonNull(file.getParent()));
                            Json.write(file, settings);
                            return command;
                        },
                        this::toClipboard);
    }

    private void toClipboard(String command) {
        var content = new ClipboardContent();
        content.putString(command);
        Clipboard.getSystemClipboard().setContent(content);
        context.notice("In the clipboard: " + command);
    }

    /** Writes the images and captions of a captioned run to a table of Keras-CV's in the project, under a free name. */
    void table(Project project, List<CaptionedImage> images) {
        context.background()
                .inOrder(
                        "Writing data.csv",
                        () -> {
                            Path file = Stream.iterate(1, i -> i + 1)
                                    .map(i -> project.root().resolve(i == 1 ? "data.csv" : "data-" + i + ".csv"))
                                    .filter(free -> !Files.exists(free))
                                    .findFirst()
                                    .orElseThrow();
                            DataCsv.write(file, images);
                            return file;
                        },
                        file -> context.notice("Written: " + file));
    }
}
