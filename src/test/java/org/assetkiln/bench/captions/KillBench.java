package org.assetkiln.bench.captions;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.assetkiln.files.Json;
import org.jspecify.annotations.Nullable;

/**
 * Kills a scripted editor with {@code kill -9} at random moments, many times over in the same project, and checks each
 * time that nothing is lost: every caption is the last one whose writing had returned, or the one being written; a batch
 * is there as a whole or not at all; files, review states, history and steps agree. Arguments: how often (200) and a seed
 * (0). Ends with an exception at the first difference.
 */
public final class KillBench {
    private static final int LONGEST_LIFE_MILLIS = 1200;

    private KillBench() {}

    public static void main(String[] args) throws Exception {
        int times = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 0;
        Path root = Files.createTempDirectory("assetkiln-kill-");
        Files.createDirectories(root.resolve("images/items"));
        Random random = new Random(seed);
        EditorModel model = EditorModel.empty();
        int operations = 0;
        int inFlight = 0;
        int carriedOut = 0;
        for (int i = 0; i < times; i++) {
            model.leave();
            Life life = live(root, seed + i, random.nextInt(LONGEST_LIFE_MILLIS));
            for (EditorOp op : life.done()) {
                model = model.after(op);
            }
            operations += life.done().size();
            EditorModel both = KillCheck.afterKill(root, model, life.interrupted());
            inFlight += life.interrupted() == null ? 0 : 1;
            carriedOut += both == model ? 0 : 1;
            model = both;
        }
        System.out.printf(
                "%d kills, %d operations done before them; %d operations were interrupted, of which %d were carried out"
                        + " and %d never begun; slowest opening %.0f ms; no caption lost, none cut%n",
                times, operations, inFlight, carriedOut, inFlight - carriedOut, KillCheck.slowestOpening());
        KillCheck.undoEverything(root);
        System.out.println("Every step could be taken back.");
    }

    /** What one editor did until it was killed. */
    private record Life(List<EditorOp> done, @Nullable EditorOp interrupted) {}

    private static Life live(Path root, long seed, int millis) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process editor = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScriptedEditor.class.getName(),
                        root.toString(),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<EditorOp> done = new ArrayList<>();
        EditorOp now = null;
        try (BufferedReader lines = editor.inputReader()) {
            String line = lines.readLine();
            // The moment is random within the editor's life, which begins with its first line.
            Thread killer = new Thread(() -> kill(editor, millis));
            killer.start();
            for (; line != null; line = lines.readLine()) {
                if (line.equals("done") && now != null) {
                    done.add(now);
                    now = null;
                } else if (line.endsWith("}")) {
                    now = Json.mapper().readValue(line, EditorOp.class);
                }
            }
            killer.join();
        }
        if (editor.waitFor() != 128 + 9) {
            throw new AssertionError("The editor ended by itself after " + done.size() + " operations: " + now);
        }
        return new Life(done, now);
    }

    private static void kill(Process process, int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Unlike Process.destroyForcibly this leaves what was printed readable.
        process.toHandle().destroyForcibly();
    }
}
