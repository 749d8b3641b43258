package org.assetkiln.ui.captions;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.assetkiln.captioning.settings.CaptionCandidate;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.project.CaptionDraft;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.DraftScope;
import org.assetkiln.ui.StudioFixture;
import org.assetkiln.ui.TestDialogs;
import org.assetkiln.ui.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/**
 * Writes pictures of the review and its sheets in both themes and two sizes, for people to look at:
 * {@code mvn test -Dtest=CaptionScreens -Dassetkiln.snapshots=FOLDER}, and {@code -Dassetkiln.snapshots.home=.} for the
 * bundled sample and models.
 */
@EnabledIfSystemProperty(named = "assetkiln.snapshots", matches = ".+")
class CaptionScreens {
    static {
        // Read when the toolkit starts: the larger size must fit on the screen that is not there.
        System.setProperty("headless.geometry", "1920x1200-32");
    }

    private final FxRobot robot = new FxRobot();
    private final TestDialogs dialogs = new TestDialogs();

    @Test
    void writesTheReviewAndItsSheets(@TempDir Path folder) throws Exception {
        Path target = Files.createDirectories(Path.of(System.getProperty("assetkiln.snapshots")));
        String home = System.getProperty("assetkiln.snapshots.home", "");
        try (StudioFixture studio = home.isEmpty()
                ? StudioFixture.open(folder, 40)
                : StudioFixture.openHome(folder, Path.of(home).toAbsolutePath())) {
            drafts(studio);
            dialogs.answerIn(studio);
            StringBuilder lines = new StringBuilder();
            for (DatasetImage image : studio.context().images()) {
                lines.append("{\"file_name\": \"" + image.name() + "\", \"text\": \"a shiny " + image.name() + "\"}\n");
            }
            Files.writeString(
                    studio.project().resolve("metadata.jsonl"),
                    lines + "{\"file_name\": \"dragon.png\", \"text\": \"a dragon\"}\n");
            studio.goTo("captions");
            for (Theme theme : Theme.values()) {
                show(studio, 1280, 800, theme);
                sheets(studio, target, "-" + theme.name().toLowerCase(Locale.ROOT) + "-1280.png");
                show(studio, 1920, 1080, theme);
                press(KeyCode.CONTROL, KeyCode.DOWN);
                write(studio, target.resolve("review-" + theme.name().toLowerCase(Locale.ROOT) + "-1920.png"));
            }
        }
    }

    private static void drafts(StudioFixture studio) throws Exception {
        Map<String, CaptionDraft> made = new LinkedHashMap<>();
        for (DatasetImage image : studio.context().images()) {
            String said = "a drawing of a round thing with a round thing on a white background";
            made.put(
                    image.id(),
                    new CaptionDraft(
                            "starter captioner",
                            CaptionSettings.defaults(),
                            List.of(new CaptionCandidate(said, -1.2)),
                            Instant.now()));
        }
        studio.context().project().get().captions().saveDrafts(made, DraftScope.MISSING);
        studio.rescan();
    }

    private void sheets(StudioFixture studio, Path target, String suffix) throws Exception {
        StudioFixture.onFx(() -> {
            TextArea text = (TextArea) studio.stage().getScene().lookup("#caption-text");
            text.setText(
                    "a drawing of a golden potion with a potion label, side view, a " + "shiny ".repeat(40) + "sh");
            text.end();
            return text;
        });
        write(studio, target.resolve("review" + suffix));
        press(KeyCode.F3);
        write(studio, target.resolve("quick" + suffix));
        sheet(studio, target.resolve("history" + suffix), KeyCode.CONTROL, KeyCode.H);
        sheet(studio, target.resolve("words" + suffix), KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);
        sheet(studio, target.resolve("add" + suffix), KeyCode.CONTROL, KeyCode.E);
        sheet(studio, target.resolve("template" + suffix), KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
        sheet(studio, target.resolve("replace" + suffix), KeyCode.CONTROL, KeyCode.F);
        sheet(studio, target.resolve("captions-keys" + suffix), KeyCode.F1);
        named(studio, target.resolve("draft" + suffix), "Draft captions");
        named(studio, target.resolve("learn" + suffix), "Learn from my corrections");
        dialogs.file(studio.project().resolve("metadata.jsonl"));
        named(studio, target.resolve("import" + suffix), "Captions from another program");
    }

    private void sheet(StudioFixture studio, Path file, KeyCode... keys) throws Exception {
        press(keys);
        robot.write("a", 0);
        write(studio, file);
        press(KeyCode.ESCAPE);
    }

    /** By its name in the palette; in the import a file is chosen. */
    private void named(StudioFixture studio, Path file, String action) throws Exception {
        press(KeyCode.CONTROL, KeyCode.K);
        robot.write(action, 0);
        press(KeyCode.ENTER);
        robot.lookup("#import-file").<Button>tryQueryAs(Button.class).ifPresent(button -> robot.interact(button::fire));
        write(studio, file);
        press(KeyCode.ESCAPE);
    }

    private void press(KeyCode... keys) {
        robot.push(keys);
    }

    private static void show(StudioFixture studio, int width, int height, Theme theme) throws Exception {
        StudioFixture.onFx(() -> {
            studio.stage().setWidth(width);
            studio.stage().setHeight(height);
            studio.context().theme().set(theme);
            return theme;
        });
    }

    private static void write(StudioFixture studio, Path file) throws Exception {
        Thread.sleep(500);
        studio.settle();
        BufferedImage image = StudioFixture.onFx(
                () -> SwingFXUtils.fromFXImage(studio.stage().getScene().snapshot(null), null));
        Pictures.writePng(file, image, Map.of());
    }
}
