package org.assetkiln.bench;

import java.awt.image.BufferedImage;
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
import org.assetkiln.ui.PixelView;
import org.assetkiln.ui.StudioFixture;
import org.testfx.api.FxToolkit;

/**
 * Reviews images with {@code Ctrl+Enter} and measures from the key until the next picture is laid out and drawn to its
 * canvas: {@code ReviewBench [images] [pixels] [pause]}, 100 images of 1024 pixels a side and 250 ms to look at each unless
 * said otherwise.
 */
public final class ReviewBench {
    private ReviewBench() {}

    public static void main(String[] args) throws Exception {
        int images = number(args, 0, 100);
        int edge = number(args, 1, 1024);
        int pause = number(args, 2, 250);
        headless();
        Path folder = Files.createTempDirectory("review-bench");
        FxToolkit.registerPrimaryStage();
        try (StudioFixture studio = StudioFixture.open(folder, 2)) {
            Path project = write(folder.resolve("project"), images, edge);
            studio.openAgain(project, images);
            studio.goTo("captions");
            Thread.sleep(2000);
            double[] millis = new double[images - 1];
            long begin = System.nanoTime();
            for (int i = 0; i < millis.length; i++) {
                millis[i] = approve(studio);
                Thread.sleep(pause);
            }
            print(millis, edge, pause, (System.nanoTime() - begin) / 1e9);
        }
        System.exit(0);
    }

    private static int number(String[] args, int index, int standard) {
        return args.length > index ? Integer.parseInt(args[index]) : standard;
    }

    private static void headless() {
        Map.of("testfx.robot", "glass", "testfx.headless", "true", "prism.order", "sw", "java.awt.headless", "true")
                .forEach(System::setProperty);
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

    private static double approve(StudioFixture studio) throws Exception {
        CompletableFuture<Double> drawn = new CompletableFuture<>();
        StudioFixture.onFx(() -> {
            Scene scene = studio.stage().getScene();
            PixelView picture = (PixelView) scene.lookup("#caption-picture");
            DatasetImage before = studio.context().current().get();
            long start = System.nanoTime();
            Runnable[] look = new Runnable[1];
            look[0] = () -> {
                boolean next = studio.context().current().get() != before;
                if (next && picture.imageProperty().get() != null && !picture.isNeedsLayout()) {
                    scene.removePostLayoutPulseListener(look[0]);
                    drawn.complete((System.nanoTime() - start) / 1e6);
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

    private static void print(double[] millis, int edge, int pause, double seconds) {
        Arrays.sort(millis);
        System.out.printf(
                "%d images of %d px, %d ms for each: next picture after %.1f ms (median), %.1f ms (95 of 100), %.1f ms"
                        + " (longest); %.1f s in all%n",
                millis.length + 1,
                edge,
                pause,
                millis[millis.length / 2],
                millis[(int) (millis.length * 0.95)],
                millis[millis.length - 1],
                seconds);
    }
}
