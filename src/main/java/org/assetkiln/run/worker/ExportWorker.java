package org.assetkiln.run.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.assetkiln.files.Folders;
import org.assetkiln.files.Json;

/** Lets a worker process write a LoRA or a model in another form and check it. */
public final class ExportWorker {
    /** Checking a full-size model takes minutes on a processor. */
    private static final Duration LONGEST = Duration.ofHours(2);

    private ExportWorker() {}

    /**
     * Starts {@code assetkiln worker --export} and waits for its report. The target appears only when it is good; until
     * then all is in a hidden folder beside it.
     *
     * @param logs where the process says more
     * @param written hears now and then how many bytes are written
     * @throws IOException with one sentence when no report comes, it is cancelled, or the target is a folder that has files
     */
    public static ExportReport run(ExportRequest request, Path logs, BooleanSupplier cancelled, LongConsumer written)
            throws IOException {
        Path target = Path.of(request.target()).toAbsolutePath();
        requireFree(target);
        Path hidden = Files.createTempDirectory(Objects.requireNonNull(target.getParent()), ".export-");
        try {
            Path made = hidden.resolve("made").resolve(Objects.requireNonNull(target.getFileName()));
            Files.createDirectories(Objects.requireNonNull(made.getParent()));
            Path file = hidden.resolve("request.json");
            Json.write(file, request.to(made.toString()));
            var inquiry = new Inquiry(ChildJvm.ofThisProgram(), "export", "Nothing was written", "export.log", LONGEST);
            ExportReport report =
                    inquiry.ask(logs, List.of("worker", "--export", file.toString()), ExportReport.class, () -> {
                        written.accept(Folders.bytes(hidden));
                        return cancelled.getAsBoolean();
                    });
            if (report.good()) {
                Files.move(made, target, StandardCopyOption.REPLACE_EXISTING);
            }
            return report;
        } finally {
            Folders.delete(hidden);
        }
    }

    private static void requireFree(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            try (var files = Files.list(target)) {
                if (files.findAny().isPresent()) {
                    throw new IOException("The folder " + target + " has files already: choose another name.");
                }
            }
        }
    }
}
