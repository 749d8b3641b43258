package org.assetkiln.bench.captions;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assetkiln.bench.captions.ScriptedDesktop.Typed;
import org.assetkiln.files.Json;
import org.assetkiln.project.CaptionVersion;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.DatasetScanner;
import org.assetkiln.project.Project;

/**
 * Kills the whole studio with {@code kill -9} at random moments while captions are typed, many times over in the same
 * project, and checks each time that no caption is cut, that none is older than a second, and that files, database and
 * history agree. Arguments: how often (200) and a seed (0). Ends with an exception at the first difference.
 */
public final class DesktopKillBench {
    private static final int LONGEST_LIFE_MILLIS = 5000;
    private static final int MAY_BE_LOST_MILLIS = 1000;
    private static final List<String> OPTIONS = List.of(
            "-Djava.awt.headless=true",
            "-Dtestfx.robot=glass",
            "-Dtestfx.headless=true",
            "-Dprism.order=sw",
            "-Dprism.text=t2k",
            "-Dheadless.geometry=1600x1000-32");

    private DesktopKillBench() {}

    public static void main(String[] args) throws Exception {
        int times = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 0;
        Path folder = Files.createTempDirectory("assetkiln-desktop-kill-");
        Random random = new Random(seed);
        long keys = 0;
        long oldest = 0;
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < times; i++) {
            List<Typed> typed = new ArrayList<>();
            long killed = live(folder, seed + i, random.nextInt(LONGEST_LIFE_MILLIS), typed);
            keys += typed.size();
            oldest = Math.max(oldest, check(typed, killed, texts));
        }
        System.out.printf(
                "%d kills of the studio, %d keys typed before them; no caption cut; the oldest text lost was typed %d ms"
                        + " before the kill%n",
                times, keys, oldest);
    }

    /** Fills what was typed; answers when the kill was. */
    private static long live(Path folder, long seed, int millis, List<Typed> typed)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ScriptedDesktop.class.getName()));
        command.addAll(List.of(folder.toString(), Long.toString(seed)));
        Process studio = new ProcessBuilder(command)
                .redirectError(folder.resolve("stderr.txt").toFile())
                .start();
        long[] killed = {0};
        try (BufferedReader lines = studio.inputReader()) {
            Thread killer = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("{") && line.endsWith("}")) {
                    typed.add(Json.mapper().readValue(line, Typed.class));
                    if (killer == null) {
                        killer = new Thread(() -> killed[0] = kill(studio, millis));
                        killer.start();
                    }
                }
            }
            if (killer == null) {
                throw new AssertionError("The studio did not begin: " + Files.readString(folder.resolve("stderr.txt")));
            }
            killer.join();
        }
        studio.waitFor();
        return killed[0];
    }

    private static long kill(Process process, int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long now = System.currentTimeMillis();
        process.toHandle().destroyForcibly();
        return now;
    }

    /** Answers how long before the kill the oldest text was typed that is lost. */
    private static long check(List<Typed> typed, long killed, Map<String, String> texts) throws IOException {
        Map<String, List<Typed>> byImage = new HashMap<>();
        typed.forEach(key ->
                byImage.computeIfAbsent(key.image(), image -> new ArrayList<>()).add(key));
        long oldest = 0;
        try (Project project = Project.open(Path.of(typed.get(0).project()))) {
            require(project.problems().isEmpty(), project.problems().toString());
            for (DatasetImage image : DatasetScanner.scan(project, (done, total) -> {}, () -> false)) {
                String text = project.captions().read(image).text();
                List<Typed> keys = byImage.getOrDefault(image.id(), List.of());
                int kept = keys.size() - 1;
                while (kept >= 0 && !keys.get(kept).text().strip().equals(text.strip())) {
                    kept--;
                }
                boolean asBefore = texts.getOrDefault(image.id(), text).strip().equals(text.strip());
                require(kept >= 0 || asBefore, image.id() + " has a text that nobody typed: " + text);
                if (kept + 1 < keys.size()) {
                    oldest = Math.max(oldest, killed - keys.get(kept + 1).millis());
                    require(oldest <= MAY_BE_LOST_MILLIS, image.id() + " lost what was typed " + oldest + " ms before");
                }
                texts.put(image.id(), text);
                checkHistory(project, image, text);
            }
            noLeftovers(project.images());
        }
        return oldest;
    }

    private static void checkHistory(Project project, DatasetImage image, String text) {
        List<CaptionVersion> history = project.captions().history(image);
        require(
                history.isEmpty() || history.get(history.size() - 1).text().equals(text),
                "The history of " + image.id() + " does not end with its text.");
    }

    private static void noLeftovers(Path images) throws IOException {
        try (Stream<Path> files = Files.walk(images)) {
            require(files.noneMatch(file -> file.toString().endsWith(".tmp")), "There are temporary files left.");
        }
    }

    private static void require(boolean fine, String sentence) {
        if (!fine) {
            throw new AssertionError(sentence);
        }
    }
}
