package org.assetkiln.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.assetkiln.training.event.TrainingEvent;
import org.jspecify.annotations.Nullable;

/** The notable events of a run in words, for people, between the lines that the worker prints. */
final class RunLog {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Path file;
    private String phase = "";

    RunLog(Path file) {
        this.file = file;
    }

    void add(TrainingEvent event) throws IOException {
        String words = words(event);
        if (words != null) {
            Files.writeString(
                    file,
                    TIME.format(LocalDateTime.now()) + " " + words + System.lineSeparator(),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private @Nullable String words(TrainingEvent event) {
        if (event instanceof TrainingEvent.Phase e) {
            boolean same = e.name().equals(phase);
            phase = e.name();
            return same ? null : e.name();
        }
        if (event instanceof TrainingEvent.Validation e) {
            return "Validation loss after step " + e.step() + ": " + e.loss();
        }
        if (event instanceof TrainingEvent.Checkpoint e) {
            return "Checkpoint after step " + e.step() + ": " + e.folder();
        }
        if (event instanceof TrainingEvent.Finding e) {
            return "Finding: " + (e.file().isEmpty() ? "" : e.file() + ": ") + e.message();
        }
        if (event instanceof TrainingEvent.State e) {
            return (e.state() + " " + e.message()).strip();
        }
        return null;
    }
}
