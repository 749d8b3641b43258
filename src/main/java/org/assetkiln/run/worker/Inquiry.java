package org.assetkiln.run.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.assetkiln.files.Json;

/**
 * A question that a worker process answers with one line of JSON.
 *
 * @param name for messages: "test of the device"
 * @param failure the sentence's beginning when the process fails: "PyTorch cannot be used"
 * @param log file name of what the process says besides
 * @param longest how long an answer may take
 */
record Inquiry(ChildJvm jvm, String name, String failure, String log, Duration longest) {
    private static final long SLICE_MILLIS = 100;

    /**
     * Starts {@code assetkiln worker} with arguments and waits for its answer.
     *
     * @param folder for the report of a crash
     * @throws IOException with one sentence when the process ends without an answer, hangs, or is cancelled
     */
    <T> T ask(Path folder, List<String> arguments, Class<T> type, BooleanSupplier cancelled) throws IOException {
        Files.createDirectories(folder);
        Path output = Files.createTempFile(folder, "answer-", ".txt");
        Path errors = folder.resolve(log);
        ProcessBuilder builder = jvm.builder(folder, false, arguments);
        builder.redirectInput(ChildJvm.NOTHING);
        builder.redirectOutput(output.toFile());
        builder.redirectError(errors.toFile());
        try {
            int code = await(builder.start(), cancelled);
            if (code != 0) {
                throw failed(errors, code);
            }
            return answer(output, type);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private int await(Process process, BooleanSupplier cancelled) throws IOException {
        long end = System.nanoTime() + longest.toNanos();
        try {
            while (!process.waitFor(SLICE_MILLIS, TimeUnit.MILLISECONDS)) {
                if (cancelled.getAsBoolean() || System.nanoTime() > end) {
                    throw new IOException("The " + name + " was stopped: it has given no answer so far.");
                }
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The " + name + " was interrupted.", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Native code prints where it likes: the answer is the last line that is one. */
    private <T> T answer(Path output, Class<T> type) throws IOException {
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).startsWith("{")) {
                try {
                    return Json.mapper().readValue(lines.get(i), type);
                } catch (JsonProcessingException e) {
                    break;
                }
            }
        }
        throw new IOException("The " + name + " ended without a report: look into the log.");
    }

    private IOException failed(Path errors, int code) throws IOException {
        String last = Files.readAllLines(errors, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isBlank())
                .reduce((a, b) -> b)
                .orElse("nothing was said");
        return new IOException("%s (the test ended with code %d: %s); the rest is in %s."
                .formatted(failure, code, last.strip(), errors));
    }
}
