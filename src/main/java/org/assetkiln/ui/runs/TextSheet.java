package org.assetkiln.ui.runs;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A long text over the window: a run's log, its findings. */
final class TextSheet extends VBox {
    private static final int LOG_BYTES = 200_000;

    TextSheet(String title, String text) {
        getStylesheets().add(TextSheet.class.getResource("runs.css").toExternalForm());
        getStyleClass().add("sheet");
        setMaxSize(900, 620);
        setPrefSize(900, 620);
        var heading = new Label(title);
        heading.getStyleClass().add("sheet-title");
        var area = new TextArea(text);
        area.setId("runs-text");
        area.setEditable(false);
        area.setAccessibleText(title);
        area.getStyleClass().add("log-text");
        VBox.setVgrow(area, Priority.ALWAYS);
        getChildren().addAll(heading, area);
        area.sceneProperty().subscribe(scene -> {
            area.requestFocus();
            area.end();
        });
    }

    /** The end of a log file; a sentence when there is none. */
    static String endOf(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "The log " + log + " does not exist yet.";
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - LOG_BYTES);
            file.seek(from);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return from == 0 ? text : text.substring(text.indexOf('\n') + 1);
        }
    }
}
