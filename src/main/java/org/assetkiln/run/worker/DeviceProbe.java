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

/** Lets a worker process try what it computes with, so that a fault in a driver ends that process and nothing else. */
public final class DeviceProbe {
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final long SLICE_MILLIS = 100;

    private final ChildJvm jvm;

    public DeviceProbe() {
        this(ChildJvm.ofThisProgram());
    }

    DeviceProbe(ChildJvm jvm) {
        this.jvm = jvm;
    }

    /**
     * Starts {@code assetkiln worker --device} and waits for its report.
     *
     * @param folder for the report of a crash
     * @throws IOException with one sentence when the process ends without a report, hangs, or is cancelled
     */
    public DeviceReport run(Path folder, BooleanSupplier cancelled) throws IOException {
        Files.createDirectories(folder);
        Path output = Files.createTempFile(folder, "device-test-", ".txt");
        Path errors = folder.resolve("device-test.log");
        ProcessBuilder builder = jvm.builder(folder, false, List.of("worker", "--device"));
        builder.redirectInput(ChildJvm.NOTHING);
        builder.redirectOutput(output.toFile());
        builder.redirectError(errors.toFile());
        try {
            Process process = builder.start();
            int code = await(process, cancelled);
            return code == 0 ? report(output) : failed(errors, code);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static int await(Process process, BooleanSupplier cancelled) throws IOException {
        long end = System.nanoTime() + LONGEST.toNanos();
        try {
            while (!process.waitFor(SLICE_MILLIS, TimeUnit.MILLISECONDS)) {
                if (cancelled.getAsBoolean() || System.nanoTime() > end) {
                    throw new IOException("The test of the device was stopped: it has given no answer so far.");
                }
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The test of the device was interrupted.", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Native code prints where it likes: the report is the last line that is one. */
    private static DeviceReport report(Path output) throws IOException {
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).startsWith("{")) {
                try {
                    return Json.mapper().readValue(lines.get(i), DeviceReport.class);
                } catch (JsonProcessingException e) {
                    break;
                }
            }
        }
        throw new IOException("The test of the device ended without a report: look into the log.");
    }

    private static DeviceReport failed(Path errors, int code) throws IOException {
        String last = Files.readAllLines(errors, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isBlank())
                .reduce((a, b) -> b)
                .orElse("nothing was said");
        throw new IOException("PyTorch cannot be used (the test ended with code %d: %s); the rest is in %s."
                .formatted(code, last.strip(), errors));
    }
}
