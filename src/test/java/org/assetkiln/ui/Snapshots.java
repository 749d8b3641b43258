package org.assetkiln.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.input.KeyCode;
import org.assetkiln.art.GameArt;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.ui.runs.RecordedRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/**
 * Writes a picture of every place in both themes and two sizes, for people to look at:
 * {@code mvn test -Dtest=Snapshots -Dassetkiln.snapshots=FOLDER}, and {@code -Dassetkiln.snapshots.home=.} for the
 * bundled sample instead of drawn sprites. {@code -Dassetkiln.snapshots.project=FOLDER} shows a project with real runs.
 */
@EnabledIfSystemProperty(named = "assetkiln.snapshots", matches = ".+")
class Snapshots {
    static {
        // Read when the toolkit starts: the larger size must fit on the screen that is not there.
        System.setProperty("headless.geometry", "1920x1200-32");
    }

    private record Size(int width, int height) {}

    @Test
    void writesEveryPlace(@TempDir Path folder) throws Exception {
        Path target = Files.createDirectories(Path.of(System.getProperty("assetkiln.snapshots")));
        String home = System.getProperty("assetkiln.snapshots.home", "");
        try (StudioFixture studio = home.isEmpty()
                ? StudioFixture.open(folder, 60)
                : StudioFixture.openHome(folder, Path.of(home).toAbsolutePath())) {
            String real = System.getProperty("assetkiln.snapshots.project", "");
            if (real.isEmpty()) {
                recordARun(studio.project());
            } else {
                StudioFixture.onFx(() -> {
                    studio.context().open(Path.of(real).toAbsolutePath());
                    return real;
                });
            }
            every((size, theme) -> all(studio, size, theme, target));
            // Last, since the status bar goes on showing an error.
            every((size, theme) -> messages(studio, size, theme, target));
        }
    }

    private interface Look {
        void take(Size size, Theme theme) throws Exception;
    }

    private static void every(Look look) throws Exception {
        for (Size size : List.of(new Size(1280, 800), new Size(1920, 1080))) {
            for (Theme theme : Theme.values()) {
                look.take(size, theme);
            }
        }
    }

    /** Something for Runs and Preview to show. */
    private static void recordARun(Path project) throws Exception {
        var prompts = List.of("a zkw slime", "a happy zkw slime on green grass", "a slime");
        try (var run = new RecordedRun(project.resolve("runs"), "Cinder", 200, prompts)) {
            run.validation(0, 0.31);
            run.samples(0);
            for (int step = 50; step <= 150; step += 50) {
                run.steps(50);
                run.validation(step, 0.31 - step / 900.0);
                run.samples(step);
            }
        }
        Path made = Files.createDirectories(project.resolve("generated"));
        for (int seed = 0; seed < 12; seed++) {
            Pictures.writePng(
                    made.resolve("picture-" + seed + ".png"), GameArt.draw(seed).image(), Map.of());
        }
    }

    /** @return the end of a picture's name */
    private static String dress(StudioFixture studio, Size size, Theme theme) {
        StudioFixture.onFx(() -> {
            studio.stage().setWidth(size.width());
            studio.stage().setHeight(size.height());
            studio.context().theme().set(theme);
            return theme;
        });
        return "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + size.width() + ".png";
    }

    private static void all(StudioFixture studio, Size size, Theme theme, Path target) throws Exception {
        String suffix = dress(studio, size, theme);
        for (String place : StudioFixture.placeIds(studio)) {
            studio.goTo(place);
            Thread.sleep(400);
            studio.settle();
            write(studio, target.resolve(place + suffix));
        }
        overlay(studio, "dataset", target.resolve("palette" + suffix), KeyCode.CONTROL, KeyCode.K);
        overlay(studio, "captions", target.resolve("keys" + suffix), KeyCode.F1);
        overlay(studio, "dataset", target.resolve("large" + suffix), KeyCode.SPACE);
        overlay(studio, "captions", target.resolve("replace" + suffix), KeyCode.CONTROL, KeyCode.F);
    }

    private static void messages(StudioFixture studio, Size size, Theme theme, Path target) throws Exception {
        Path file = target.resolve("messages" + dress(studio, size, theme));
        studio.goTo("dataset");
        StudioFixture.onFx(() -> {
            studio.context()
                    .notice("3 images moved to the project's trash.", ProjectActions.openSample(studio.context()));
            studio.context().error("The caption of knight.png is not saved.", new IOException("The disk is full."));
            studio.context().background().track("Adding images", Snapshots::slow, done -> {});
            return true;
        });
        Thread.sleep(600);
        write(studio, file);
        StudioFixture.onFx(() -> studio.context()
                .notices()
                .removeAll(List.copyOf(studio.context().notices())));
    }

    private static boolean slow(Progress progress) throws InterruptedException {
        progress.update(12, 60);
        Thread.sleep(1500);
        return true;
    }

    private static void overlay(StudioFixture studio, String place, Path file, KeyCode... keys) throws Exception {
        studio.goTo(place);
        studio.settle();
        new FxRobot().push(keys);
        if (keys[keys.length - 1] == KeyCode.F) {
            new FxRobot().write("a", 0);
        }
        Thread.sleep(400);
        write(studio, file);
        new FxRobot().push(KeyCode.ESCAPE);
    }

    private static void write(StudioFixture studio, Path file) throws Exception {
        var image = StudioFixture.onFx(
                () -> SwingFXUtils.fromFXImage(studio.stage().getScene().snapshot(null), null));
        Pictures.writePng(file, image, Map.of());
    }
}
