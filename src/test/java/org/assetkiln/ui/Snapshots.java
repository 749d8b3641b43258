package org.assetkiln.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.embed.swing.SwingFXUtils;
import org.assetkiln.art.GameArt;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.ui.runs.RecordedRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes a picture of every place in both themes and two sizes, for people to look at:
 * {@code mvn test -Dtest=Snapshots -Dassetkiln.snapshots=FOLDER}, and {@code -Dassetkiln.snapshots.home=.} for the
 * bundled sample instead of drawn sprites.
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
            recordARun(studio.project());
            for (Size size : List.of(new Size(1280, 800), new Size(1920, 1080))) {
                for (Theme theme : Theme.values()) {
                    all(studio, size, theme, target);
                }
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

    private static void all(StudioFixture studio, Size size, Theme theme, Path target) throws Exception {
        StudioFixture.onFx(() -> {
            studio.stage().setWidth(size.width());
            studio.stage().setHeight(size.height());
            studio.context().theme().set(theme);
            return theme;
        });
        String suffix = "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + size.width() + ".png";
        for (String place : StudioFixture.placeIds(studio)) {
            studio.goTo(place);
            Thread.sleep(400);
            studio.settle();
            write(studio, target.resolve(place + suffix));
        }
    }

    private static void write(StudioFixture studio, Path file) throws Exception {
        var image = StudioFixture.onFx(
                () -> SwingFXUtils.fromFXImage(studio.stage().getScene().snapshot(null), null));
        Pictures.writePng(file, image, Map.of());
    }
}
