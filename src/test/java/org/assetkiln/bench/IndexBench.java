package org.assetkiln.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.assetkiln.imaging.palette.Palette;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.findings.Expectations;
import org.assetkiln.project.findings.FindingKind;
import org.assetkiln.project.findings.Findings;
import org.assetkiln.project.index.DatasetIndex;
import org.assetkiln.project.index.IndexListener;
import org.assetkiln.project.palette.PaletteDistances;
import org.assetkiln.project.search.Query;
import org.assetkiln.project.search.QueryException;
import org.assetkiln.project.search.Subject;
import org.assetkiln.project.search.Subjects;
import org.assetkiln.project.search.WarmUp;

/**
 * Measures the index of a folder: {@code IndexBench FOLDER [SECONDS]}. The first scan begins anew unless the folder's
 * {@code .assetkiln} is there; it is cut off after so many seconds, and goes on when the program is run again. Searches are
 * first warmed up, as the window does after opening; {@code -Dassetkiln.bench.cold=true} leaves that out.
 */
public final class IndexBench {
    private static final List<String> SEARCHES = List.of(
            "r",
            "re",
            "red",
            "red sw",
            "red sword",
            "state:unreviewed",
            "w:<64 OR colors:<=16",
            "sort:-bytes",
            "golden sort:hue",
            "palette:>2 sort:-palette",
            "sort:-unlike",
            "golden outlier:style",
            "finding:any",
            "folder:set-00 NOT sword");

    private final Path root;
    private final long seconds;

    private IndexBench(Path root, long seconds) {
        this.root = root;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        long seconds = arguments.length > 1 ? Long.parseLong(arguments[1]) : 120;
        new IndexBench(Path.of(arguments[0]), seconds).run();
    }

    private void run() throws Exception {
        boolean again = Files.exists(root.resolve(".assetkiln/project.db"));
        try (Project project = Project.open(root);
                DatasetIndex index = DatasetIndex.open(project)) {
            if (again) {
                long begin = System.nanoTime();
                print("first rows", index.first(500).size(), begin);
                print(
                        "with their captions",
                        project.captions().readAll(index.first(500)).size(),
                        begin);
                print("all rows", index.known().size(), begin);
            }
            scan(index);
            List<DatasetImage> images = index.rows();
            long begin = System.nanoTime();
            Map<String, Caption> captions = project.captions().readAll(images);
            print("captions read", captions.size(), begin);
            begin = System.nanoTime();
            print("captions read again", project.captions().readAll(images).size(), begin);
            begin = System.nanoTime();
            Findings findings = Findings.of(images, Expectations.NONE);
            print("images compared", images.size(), begin);
            System.out.printf(
                    "%d groups of identical, %d of similar images%n",
                    findings.identical().size(), findings.similar().size());
            search(images, captions, findings);
        }
    }

    private void scan(DatasetIndex index) {
        long begin = System.nanoTime();
        int[] before = {-1};
        double[] walked = {0};
        BooleanSupplier cancelled = () -> System.nanoTime() - begin > seconds * 1_000_000_000L;
        index.scan(
                new IndexListener() {
                    @Override
                    public void rows(List<DatasetImage> images) {
                        System.out.printf("%8.0f ms: %d rows%n", millis(begin), images.size());
                    }

                    @Override
                    public void progress(int done, int total) {
                        if (before[0] < 0) {
                            before[0] = done;
                            walked[0] = millis(begin);
                        }
                    }
                },
                cancelled);
        long looked = index.rows().stream().filter(DatasetImage::lookedAt).count();
        print(
                "rows after the scan, " + looked + " of them looked at",
                index.rows().size(),
                begin);
        if (before[0] >= 0) {
            double took = (millis(begin) - walked[0]) / 1000;
            System.out.printf("%.0f images a second%n", (looked - before[0]) / took);
        }
    }

    private static void search(List<DatasetImage> images, Map<String, Caption> captions, Findings findings)
            throws QueryException {
        long palettes = System.nanoTime();
        PaletteDistances palette = new PaletteDistances(Palette.of(
                "own",
                images.stream()
                        .map(image -> image.measures().manner().colours())
                        .toList(),
                32));
        print("images in the palette of all", images.size(), palettes);
        palettes = System.nanoTime();
        palette.prepare(images, () -> false);
        print("images compared with it", images.size(), palettes);
        Subject.Knowledge knowledge = new Subject.Knowledge() {
            @Override
            public Set<FindingKind> findings(DatasetImage image, Caption caption) {
                return findings.of(image, caption);
            }

            @Override
            public double palette(DatasetImage image) {
                return palette.of(image);
            }
        };
        long begin = System.nanoTime();
        Subjects subjects = new Subjects(images.stream()
                .map(image -> new Subject(image, captions.getOrDefault(image.id(), Caption.NONE), knowledge))
                .toList());
        print("subjects made", subjects.all().size(), begin);
        if (!Boolean.getBoolean("assetkiln.bench.cold")) {
            begin = System.nanoTime();
            WarmUp.of(subjects, () -> false);
            print("subjects warmed up with", subjects.all().size(), begin);
        }
        for (String search : SEARCHES) {
            double[] took = new double[7];
            int found = 0;
            for (int i = 0; i < took.length; i++) {
                long start = System.nanoTime();
                found = Query.of(search).find(subjects).size();
                took[i] = millis(start);
            }
            double first = took[0];
            Arrays.sort(took);
            System.out.printf("%-28s %6d found, first %5.1f ms, median %5.1f ms%n", search, found, first, took[3]);
        }
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf("%.0f MiB in use%n", (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0);
    }

    private static void print(String what, int count, long begin) {
        System.out.printf("%8.0f ms: %d %s%n", millis(begin), count, what);
    }

    private static double millis(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }
}
