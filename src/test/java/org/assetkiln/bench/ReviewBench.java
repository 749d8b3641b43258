package org.assetkiln.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ReviewState;
import org.assetkiln.ui.PixelView;
import org.assetkiln.ui.StudioFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reviews images with {@code Ctrl+Enter} and measures from the key until the next picture is laid out and drawn to its
 * canvas: {@code mvn test -Dtest=ReviewBench -Dassetkiln.bench.review=100}, the number of images; {@code .edge} their
 * pixels a side (1024), {@code .pause} milliseconds to look at each (250).
 */
@EnabledIfSystemProperty(named = "assetkiln.bench.review", matches = "\\d+")
class ReviewBench {
    private static final int IMAGES = Integer.getInteger("assetkiln.bench.review", 100);
    private static final int EDGE = Integer.getInteger("assetkiln.bench.review.edge", 1024);
    private static final int PAUSE = Integer.getInteger("assetkiln.bench.review.pause", 250);

    @Test
    void approvesOneAfterTheOther(@TempDir Path folder) throws Exception {
        try (StudioFixture studio = StudioFixture.open(folder, 2)) {
            Path project = write(folder.resolve("project"), IMAGES, EDGE);
            studio.openAgain(project, IMAGES);
            studio.goTo("captions");
            Thread.sleep(2000);
            double[] millis = new double[IMAGES - 1];
            double[] work = new double[IMAGES - 1];
            long begin = System.nanoTime();
            for (int i = 0; i < millis.length; i++) {
                Took took = approve(studio);
                millis[i] = took.millis();
                work[i] = took.work();
                Thread.sleep(PAUSE);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            studio.settle();
            assertThat(studio.context().captions().all().values())
                    .filteredOn(caption -> caption.state() == ReviewState.APPROVED)
                    .hasSize(IMAGES - 1);
            print("next picture after", millis);
            print("work of the window's thread for it", work);
            System.out.printf("%d images in %.1f s%n", millis.length, seconds);
        }
    }

    /** Noise compresses badly, so that reading a picture takes as long as it can. */
    private static Path write(Path project, int images, int edge) throws Exception {
        Path folder = Files.createDirectories(project.resolve("images"));
        Random random = new Random(1);
        for (int i = 0; i < images; i++) {
            BufferedImage picture = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_ARGB);
            picture.setRGB(0, 0, edge, edge, random.ints((long) edge * edge).toArray(), 0, edge);
            String name = "picture-%04d".formatted(i);
            Pictures.writePng(folder.resolve(name + ".png"), picture, Map.of());
            Files.writeString(folder.resolve(name + ".txt"), "a picture of noise, number " + i + "\n");
        }
        return project;
    }

    /**
     * @param millis from the key to the picture
     * @param work processor time of the FX thread in between, which other programs on the machine do not change much
     */
    private record Took(double millis, double work) {
        static Took since(long start, long cpu) {
            return new Took((System.nanoTime() - start) / 1e6, (cpu() - cpu) / 1e6);
        }

        static long cpu() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    }

    private static Took approve(StudioFixture studio) throws Exception {
        CompletableFuture<Took> drawn = new CompletableFuture<>();
        StudioFixture.onFx(() -> {
            Scene scene = studio.stage().getScene();
            PixelView picture = (PixelView) scene.lookup("#caption-picture");
            DatasetImage before = studio.context().current().get();
            long start = System.nanoTime();
            long cpu = Took.cpu();
            Runnable[] look = new Runnable[1];
            look[0] = () -> {
                boolean next = studio.context().current().get() != before;
                if (next && picture.imageProperty().get() != null && !picture.isNeedsLayout()) {
                    scene.removePostLayoutPulseListener(look[0]);
                    drawn.complete(Took.since(start, cpu));
                }
            };
            scene.addPostLayoutPulseListener(look[0]);
            Event.fireEvent(
                    scene.getFocusOwner(),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, true, false, false));
            return start;
        });
        return drawn.get(30, TimeUnit.SECONDS);
    }

    private static void print(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                "%d px, %d ms to look: %s %.1f ms (median), %.1f ms (95 of 100), %.1f ms (longest)%n",
                EDGE,
                PAUSE,
                what,
                millis[millis.length / 2],
                millis[(int) (millis.length * 0.95)],
                millis[millis.length - 1]);
    }
}
