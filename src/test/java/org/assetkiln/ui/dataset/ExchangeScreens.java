package org.assetkiln.ui.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.input.KeyCode;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.project.intake.LeftOut;
import org.assetkiln.ui.StudioFixture;
import org.assetkiln.ui.Theme;
import org.assetkiln.ui.dataset.intake.LeftOutSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the sheets for bringing in and taking out, for people: {@code -Dassetkiln.snapshots=FOLDER}. */
@EnabledIfSystemProperty(named = "assetkiln.snapshots", matches = ".+")
class ExchangeScreens {
    private final FxRobot robot = new FxRobot();

    @Test
    void writesTheSheetsInBothThemes(@TempDir Path folder) throws Exception {
        Path target = Files.createDirectories(Path.of(System.getProperty("assetkiln.snapshots")));
        try (StudioFixture studio = StudioFixture.open(folder, 40)) {
            studio.goTo("dataset");
            for (Theme theme : Theme.values()) {
                String name = "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
                StudioFixture.onFx(() -> {
                    studio.context().theme().set(theme);
                    return theme;
                });
                robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E)
                        .release(KeyCode.E, KeyCode.SHIFT, KeyCode.CONTROL);
                write(studio, target.resolve("export" + name));
                StudioFixture.onFx(() -> {
                    studio.context().overlay().set(null);
                    return theme;
                });
                robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L)
                        .release(KeyCode.L, KeyCode.SHIFT, KeyCode.CONTROL);
                write(studio, target.resolve("credit" + name));
                StudioFixture.onFx(() -> {
                    studio.context()
                            .overlay()
                            .set(
                                    new LeftOutSheet(
                                            List.of(
                                                    new LeftOut(
                                                            "pack/notes.pdf",
                                                            "is not a picture in a format that Assetkiln knows."),
                                                    new LeftOut("pack/knight.png", "is in the project already."),
                                                    new LeftOut(
                                                            "../../evil.png",
                                                            "would be written outside the project: the archive is damaged or a trap."),
                                                    new LeftOut(
                                                            "pack/a folder with a long name/another one below it/the knight with the green sword.psd",
                                                            "is protected by a password: unpack the archive with it and drop the folder."))));
                    return theme;
                });
                write(studio, target.resolve("left-out" + name));
                StudioFixture.onFx(() -> {
                    studio.context().overlay().set(null);
                    return theme;
                });
            }
        }
    }

    private static void write(StudioFixture studio, Path file) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        Thread.sleep(500);
        Pictures.writePng(
                file,
                StudioFixture.onFx(
                        () -> SwingFXUtils.fromFXImage(studio.stage().getScene().snapshot(null), null)),
                Map.of());
    }
}
