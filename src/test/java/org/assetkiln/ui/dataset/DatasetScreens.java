package org.assetkiln.ui.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.ui.StudioFixture;
import org.assetkiln.ui.TestDialogs;
import org.assetkiln.ui.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/**
 * Brings a messy folder into an empty project as an artist would and writes pictures of every state and sheet in both themes,
 * for people to look at: {@code mvn test -Dtest=DatasetScreens -Dassetkiln.snapshots=FOLDER}.
 */
@EnabledIfSystemProperty(named = "assetkiln.snapshots", matches = ".+")
class DatasetScreens {
    static {
        // Read when the toolkit starts: the larger size must fit on the screen that is not there.
        System.setProperty("headless.geometry", "1920x1200-32");
    }

    private final FxRobot robot = new FxRobot();
    private final TestDialogs dialogs = new TestDialogs();

    @Test
    void bringsAMessyFolderIn(@TempDir Path folder) throws Exception {
        Path target = Files.createDirectories(Path.of(System.getProperty("assetkiln.snapshots")));
        Path messy = MessyFolder.make(folder.resolve("messy"));
        Path project = Files.createDirectories(folder.resolve("project"));
        try (StudioFixture studio = StudioFixture.open(folder, 3)) {
            dialogs.answerIn(studio);
            dialogs.folder(messy);
            look(studio, (suffix, wide) -> write(studio, target.resolve("three" + suffix)));
            studio.openAgain(project, 0);
            look(studio, (suffix, wide) -> write(studio, target.resolve("empty" + suffix)));
            action("Add a folder");
            studio.settle();
            write(studio, target.resolve("added.png"));
            studio.settle();
            look(studio, (suffix, wide) -> all(studio, target, suffix, wide));
        }
    }

    private void all(StudioFixture studio, Path target, String suffix, boolean wide) throws Exception {
        choose(studio, "item 05.png");
        write(studio, target.resolve("grid" + suffix));
        choose(studio, "heroes sheet.png");
        write(studio, target.resolve("sheet" + suffix));
        if (wide) {
            return;
        }
        sheet(studio, target.resolve("slice" + suffix), "Slice");
        choose(studio, "broken.png");
        write(studio, target.resolve("broken" + suffix));
        choose(studio, "knight.aseprite");
        write(studio, target.resolve("aseprite" + suffix));
        choose(studio, "enlarged.png");
        robot.push(KeyCode.SPACE);
        write(studio, target.resolve("large" + suffix));
        robot.push(KeyCode.ESCAPE);
        for (String name : List.of("Prepare", "do not fit", "Export images", "licence", "Split layers", "collection")) {
            sheet(studio, target.resolve(name.replace(' ', '-').toLowerCase(Locale.ROOT) + suffix), name);
        }
    }

    private void sheet(StudioFixture studio, Path file, String name) throws Exception {
        action(name);
        write(studio, file);
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.ESCAPE);
    }

    private void action(String name) {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write(name, 0);
        robot.push(KeyCode.ENTER);
    }

    private void choose(StudioFixture studio, String name) throws Exception {
        StudioFixture.onFx(() -> {
            studio.context().images().stream()
                    .filter(image -> image.name().equals(name))
                    .findFirst()
                    .ifPresent(studio.context().current()::set);
            studio.context().goTo("captions");
            studio.context().goTo("dataset");
            return name;
        });
        studio.settle();
        Node grid = StudioFixture.onFx(() -> robot.lookup("#thumbnails").query());
        robot.interact(grid::requestFocus);
    }

    private interface Look {
        void take(String suffix, boolean wide) throws Exception;
    }

    private static void look(StudioFixture studio, Look look) throws Exception {
        for (int width : new int[] {1280, 1920}) {
            for (Theme theme : Theme.values()) {
                StudioFixture.onFx(() -> {
                    studio.stage().setWidth(width);
                    studio.stage().setHeight(width == 1280 ? 800 : 1080);
                    studio.context().theme().set(theme);
                    return theme;
                });
                look.take("-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png", width > 1280);
            }
        }
    }

    private static void write(StudioFixture studio, Path file) throws Exception {
        Thread.sleep(700);
        studio.settle();
        var image = StudioFixture.onFx(
                () -> SwingFXUtils.fromFXImage(studio.stage().getScene().snapshot(null), null));
        Pictures.writePng(file, image, Map.of());
    }
}
