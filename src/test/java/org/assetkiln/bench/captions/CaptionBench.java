package org.assetkiln.bench.captions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.assetkiln.project.Caption;
import org.assetkiln.project.CaptionEdit;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.ReviewState;
import org.assetkiln.project.search.Query;
import org.assetkiln.project.search.QueryException;
import org.assetkiln.project.search.Subject;

/**
 * What many captions take: reading, replacing with preview, undo, search. Argument: how many captions (10000). Prints
 * milliseconds: the first time in this process, and the median of three.
 */
public final class CaptionBench {
    private static final int ROUNDS = 3;
    private static final List<String> WORDS = List.of(
            "a", "blue", "red", "rusty", "old", "sword", "potion", "shield", "in", "round", "bottle", "with", "gold");
    private static final String TYPED = "elixir round OR (state:approved rusty)";

    private final Path root;
    private final List<DatasetImage> images = new ArrayList<>();

    private CaptionBench(Path root) {
        this.root = root;
    }

    public static void main(String[] args) throws Exception {
        var bench = new CaptionBench(Files.createTempDirectory("assetkiln-captions-"));
        bench.write(args.length > 0 ? Integer.parseInt(args[0]) : 10_000);
        bench.run();
    }

    private void write(int count) throws IOException {
        Random random = new Random(0);
        for (int i = 0; i < count; i++) {
            String id = "images/" + i % 20 + "/" + i + ".png";
            Path file = root.resolve(id);
            Files.createDirectories(file.getParent());
            images.add(new DatasetImage(id, file, 1, 1, 64, 64, true, null));
            StringBuilder text = new StringBuilder("a potion number " + i);
            for (int word = 0; word < 12; word++) {
                text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
            }
            Files.writeString(images.get(i).sidecar(), text + "\n");
        }
    }

    private void run() throws Exception {
        double[][] times = new double[6][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            try (Project project = Project.open(root)) {
                Map<String, Caption> captions =
                        time(times[0], round, () -> project.captions().readAll(images));
                List<CaptionEdit> edits = time(times[1], round, () -> preview(captions));
                time(times[2], round, () -> project.captions().edit("replacing", edits));
                Map<String, Caption> replaced = project.captions().readAll(images);
                times[3][round] = slowestSearch(replaced);
                require(time(times[4], round, () -> project.captions()
                                        .undo()
                                        .orElseThrow()
                                        .captions())
                                .size()
                        == images.size());
                require(project.captions().readAll(images).values().stream()
                        .noneMatch(c -> c.text().contains("elixir")));
                time(times[5], round, () -> project.captions().redo().orElseThrow());
                project.captions().undo();
            }
        }
        String[] names = {"reading", "preview", "replacing", "slowest search while typing", "undo", "redo"};
        System.out.printf("%d captions, milliseconds%n%-30s %8s %8s%n", images.size(), "", "first", "median");
        for (int i = 0; i < names.length; i++) {
            double first = times[i][0];
            Arrays.sort(times[i]);
            System.out.printf("%-30s %8.0f %8.0f%n", names[i], first, times[i][ROUNDS / 2]);
        }
        System.out.printf("database after %d steps %21.1f MB%n", ROUNDS * 4, size(root.resolve(".assetkiln")) / 1e6);
    }

    private List<CaptionEdit> preview(Map<String, Caption> captions) {
        Pattern pattern = Pattern.compile("potion", Pattern.CASE_INSENSITIVE);
        List<CaptionEdit> edits = new ArrayList<>();
        for (DatasetImage image : images) {
            String before = captions.getOrDefault(image.id(), Caption.NONE).text();
            String after = pattern.matcher(before).replaceAll("elixir");
            if (!after.equals(before)) {
                edits.add(new CaptionEdit(image, after, ReviewState.EDITED));
            }
        }
        return edits;
    }

    /** As if each key were waited for. */
    private double slowestSearch(Map<String, Caption> captions) throws Exception {
        double slowest = 0;
        for (int length = 1; length <= TYPED.length(); length++) {
            Query query;
            try {
                query = Query.of(TYPED.substring(0, length));
            } catch (QueryException e) {
                // Not complete yet.
                continue;
            }
            double[] time = new double[1];
            time(time, 0, () -> images.stream()
                    .filter(image -> query.accepts(new Subject(
                            image, captions.getOrDefault(image.id(), Caption.NONE), Subject.Knowledge.NONE)))
                    .toList());
            slowest = Math.max(slowest, time[0]);
        }
        return slowest;
    }

    private static <T> T time(double[] times, int round, Callable<T> work) throws Exception {
        long start = System.nanoTime();
        T result = work.call();
        times[round] = (System.nanoTime() - start) / 1e6;
        return result;
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.mapToLong(
                            file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        }
    }

    private static void require(boolean fine) {
        if (!fine) {
            throw new AssertionError("The captions are not what they must be.");
        }
    }
}
