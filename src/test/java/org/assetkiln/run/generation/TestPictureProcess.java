package org.assetkiln.run.generation;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A picture process whose pictures are text files with its process number; the prompt says how it behaves. */
final class TestPictureProcess {
    private TestPictureProcess() {}

    public static void main(String[] args) throws InterruptedException {
        if (!String.join(" ", args).equals("worker --generate")) {
            throw new IllegalArgumentException("Unexpected arguments.");
        }
        GenerationServer.serve(() -> TestPictureProcess::make);
    }

    private static void make(GenerationJob job, Consumer<GenerationMessage> tell) throws IOException {
        switch (job.settings().prompt()) {
            case "crash" -> Runtime.getRuntime().halt(137);
            case "fail" -> throw new IOException("There is no model: choose another one.");
            case "blow up" -> throw new UnsatisfiedLinkError("A library is missing.");
            case "chatter" -> chatter();
            default -> {
                // A plain job.
            }
        }
        for (int i = 0; i < job.settings().count(); i++) {
            picture(job, i, tell);
        }
    }

    private static void picture(GenerationJob job, int index, Consumer<GenerationMessage> tell) throws IOException {
        int steps = job.settings().steps();
        for (int step = 1; step <= steps; step++) {
            sleep(5);
            tell.accept(new GenerationMessage.Progress(job.id(), index, step, steps, null));
        }
        Path file = Path.of(job.outputFolder(), job.id() + "-" + index + ".txt");
        Files.writeString(file, String.valueOf(ProcessHandle.current().pid()));
        long seed = job.settings().seed() + index;
        tell.accept(new GenerationMessage.Picture(job.id(), index, seed, file.toString()));
    }

    /** What libraries print, through Java and past it. */
    @SuppressWarnings("resource") // closing it would close the process's standard output
    private static void chatter() throws IOException {
        System.out.println("{\"type\":\"done\",\"jobId\":\"chatter\"}");
        var raw = new FileOutputStream(FileDescriptor.out);
        raw.write("native noise\n".getBytes(StandardCharsets.UTF_8));
        raw.flush();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
