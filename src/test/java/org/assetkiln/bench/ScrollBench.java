package org.assetkiln.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollBar;
import org.assetkiln.ui.PixelView;
import org.assetkiln.ui.StudioFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Opens a project in the real window and scrolls its images from end to end: {@code mvn test -Dtest=ScrollBench
 * -Dassetkiln.bench.scroll=PROJECT}; {@code .seconds} how long that takes (10). It does so while the project is looked at
 * for the first time, or with {@code .settled=true} afterwards.
 */
@EnabledIfSystemProperty(named = "assetkiln.bench.scroll", matches = ".+")
class ScrollBench {
    private static final double SECONDS = Integer.getInteger("assetkiln.bench.scroll.seconds", 10);

    @Test
    void scrollsFromEndToEnd(@TempDir Path folder) throws Exception {
        Path project = Path.of(System.getProperty("assetkiln.bench.scroll"));
        try (StudioFixture studio = StudioFixture.open(folder, 2)) {
            studio.settle();
            var answers = FxAnswers.start();
            long begin = System.nanoTime();
            StudioFixture.onFx(() -> {
                studio.context().open(project);
                return true;
            });
            waitUntil(() -> studio.context().project().get() != null
                    && studio.context().project().get().root().equals(project.toAbsolutePath()));
            waitUntil(() -> filled(studio) > 0);
            System.out.printf("first thumbnail after %.0f ms%n", since(begin));
            waitUntil(() -> full(studio) && missing(studio) == 0);
            System.out.printf("first screen of %d filled after %.0f ms%n", filled(studio), since(begin));
            if (Boolean.getBoolean("assetkiln.bench.scroll.settled")) {
                waitUntil(() -> studio.context().background().running().isEmpty());
                System.out.printf("scan done after %.0f ms%n", since(begin));
            }
            print("opening", answers.longest());
            scroll(studio, 0, 1, "down", answers);
            scroll(studio, 1, 0, "up", answers);
            scroll(studio, 0, 0.37, "down again", answers);
            System.gc();
            System.out.printf(
                    "%s; heap in use %d MiB, memory of the process: %s%n",
                    size(project),
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20,
                    memory());
            answers.stop();
            assertThat(missing(studio)).isZero();
        }
    }

    private static void scroll(StudioFixture studio, double from, double to, String what, FxAnswers answers)
            throws Exception {
        answers.longest();
        var drive = StudioFixture.onFx(() -> new ScrollDrive(bar(studio), from, to, SECONDS));
        waitUntil(drive::done);
        long stopped = System.nanoTime();
        waitUntil(() -> missing(studio) == 0);
        double filled = since(stopped);
        System.out.printf("%s: %s; filled %.0f ms after the stop%n", what, drive, filled);
        print(what, answers.longest());
    }

    private static void print(String what, double longest) {
        System.out.printf("%s: the window's thread answered within %.0f ms (longest)%n", what, longest);
    }

    private static ScrollBar bar(StudioFixture studio) {
        Set<Node> bars = studio.stage().getScene().lookup("#thumbnails").lookupAll(".scroll-bar");
        return bars.stream()
                .map(ScrollBar.class::cast)
                .filter(b -> b.getOrientation() == Orientation.VERTICAL)
                .findFirst()
                .orElseThrow();
    }

    private static int filled(StudioFixture studio) {
        return (int)
                pictures(studio).filter(p -> p.imageProperty().get() != null).count();
    }

    /** Cards are made over several pulses; the folder has more than a screen shows. */
    private static boolean full(StudioFixture studio) {
        Node grid = studio.stage().getScene().lookup("#thumbnails");
        return grid.lookupAll(".thumbnail-cell").stream()
                .anyMatch(cell -> cell.isVisible()
                        && cell.getBoundsInParent().getMaxY()
                                >= grid.getLayoutBounds().getHeight());
    }

    private static int missing(StudioFixture studio) {
        return (int)
                pictures(studio).filter(p -> p.imageProperty().get() == null).count();
    }

    /** The pictures of all cards in sight; the folder has no broken ones. */
    private static Stream<PixelView> pictures(StudioFixture studio) {
        Node grid = studio.stage().getScene().lookup("#thumbnails");
        if (grid == null) {
            return Stream.empty();
        }
        Bounds seen = grid.localToScene(grid.getLayoutBounds());
        return grid.lookupAll(".thumbnail-cell").stream()
                .filter(cell -> cell.localToScene(cell.getLayoutBounds()).intersects(seen))
                .flatMap(cell -> ((Parent) cell).lookupAll(".pixel-view").stream())
                .map(PixelView.class::cast)
                .filter(picture -> shown(picture));
    }

    private static boolean shown(Node node) {
        return node == null || node.isVisible() && shown(node.getParent());
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void waitUntil(Condition condition) throws Exception {
        while (!StudioFixture.onFx(condition::holds)) {
            Thread.sleep(5);
        }
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    /** As the system says it, on Linux. */
    private static String memory() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .findFirst()
                .orElse("unknown");
    }

    private static String size(Path project) throws Exception {
        try (Stream<Path> files = Files.walk(project.resolve("images"))) {
            return files.filter(Files::isRegularFile).count() + " files";
        }
    }
}
