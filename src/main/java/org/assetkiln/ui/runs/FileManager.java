package org.assetkiln.ui.runs;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.assetkiln.ui.StudioContext;

/** Shows a file where the user keeps files. */
public final class FileManager {
    private FileManager() {}

    /** Opens the file's folder; where there is no file manager the path goes to the clipboard instead. */
    public static void show(StudioContext context, Path file) {
        Path parent = file.getParent();
        Path folder = Files.isDirectory(file) || parent == null ? file : parent;
        if (GraphicsEnvironment.isHeadless()
                || !Desktop.isDesktopSupported()
                || !Desktop.getDesktop().isSupported(Desktop.Action.OPEN)) {
            copyPath(context, file);
            return;
        }
        context.background()
                .run(
                        "Opening " + folder,
                        () -> {
                            Desktop.getDesktop().open(folder.toFile());
                            return folder;
                        },
                        opened -> {});
    }

    private static void copyPath(StudioContext context, Path file) {
        var content = new ClipboardContent();
        content.putString(file.toString());
        Clipboard.getSystemClipboard().setContent(content);
        context.notice("The path " + file + " is in the clipboard.");
    }
}
