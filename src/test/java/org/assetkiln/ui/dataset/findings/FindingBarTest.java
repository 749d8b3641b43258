package org.assetkiln.ui.dataset.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.assetkiln.art.GameArt;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.recipe.Crop;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.project.Records;
import org.assetkiln.project.credits.Credit;
import org.assetkiln.project.credits.Credits;
import org.assetkiln.ui.StudioFixture;
import org.assetkiln.ui.StudioTest;
import org.junit.jupiter.api.Test;

class FindingBarTest extends StudioTest {
    private Path write(String name, BufferedImage picture) throws Exception {
        Path file = studio.project().resolve("images").resolve(name);
        Pictures.writePng(file, picture, Map.of());
        return file;
    }

    private static BufferedImage wide() {
        BufferedImage picture = new BufferedImage(300, 100, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setColor(Color.ORANGE);
        g.fillRect(20, 10, 200, 40);
        g.dispose();
        return picture;
    }

    /** Looks for a finding once all its images are known. */
    private void look(String finding, int images) throws Exception {
        StudioFixture.onFx(() -> {
            find("#dataset-search", TextField.class).setText("finding:" + finding);
            return 0;
        });
        studio.waitFor(() -> find("#dataset-count", Label.class).getText().startsWith(images + " of "));
    }

    private static Recipe recipe(String id) throws Exception {
        return StudioFixture.onFx(
                () -> studio.context().recipes().recipes().get().of(id));
    }

    @Test
    void wideImagesAreCutInOneStepThatCanBeTakenBackAndTheFileStays() throws Exception {
        Path file = write("wide.png", wide());
        byte[] bytes = Files.readAllBytes(file);
        studio.rescan();
        look("wide", 1);
        studio.waitFor(
                () -> find("#finding-fix", Button.class).getText().equals("Cut 1 image to the square in the middle"));
        robot.clickOn("#finding-fix");
        studio.waitFor(() ->
                new Crop(100, 0, 100, 100).equals(recipe("images/wide.png").crop()));
        studio.waitFor(() -> find("#dataset-count", Label.class).getText().startsWith("0 of ")); // it is put right
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        press(KeyCode.CONTROL, KeyCode.Z);
        studio.waitFor(() -> recipe("images/wide.png").isNone());
        look("wide", 1);
    }

    @Test
    void imagesThatShareACaptionAreNamedApartAndBack() throws Exception {
        Path images = studio.project().resolve("images");
        write("hero.png", GameArt.draw(101).image());
        write("hero.bmp", GameArt.draw(102).image());
        Files.writeString(images.resolve("hero.txt"), "a hero");
        studio.rescan();
        look("shared", 2);
        studio.waitFor(() -> find("#finding-fix", Button.class).getText().startsWith("Rename 1 image"));
        robot.clickOn("#finding-fix");
        studio.waitFor(
                () -> Files.exists(images.resolve("hero-bmp.txt")) || Files.exists(images.resolve("hero-png.txt")));
        look("shared", 0);
        press(KeyCode.CONTROL, KeyCode.Z);
        look("shared", 2);
        assertThat(images.resolve("hero.txt")).hasContent("a hero");
    }

    @Test
    void similarImagesAreSeenSideBySideAndOneIsKept() throws Exception {
        BufferedImage drawn = GameArt.draw(105).image();
        Path one = write("one.png", drawn);
        drawn.setRGB(30, 30, 0xff00ff00);
        Path two = write("two.png", drawn);
        studio.rescan();
        look("similar", 2);
        studio.waitFor(
                () -> find("#finding-fix-2", Button.class).getText().startsWith("Keep the best of each, 1 image"));
        robot.clickOn("#finding-fix");
        studio.waitFor(() -> robot.lookup("#twins-keep").queryAll().size() == 2);
        robot.clickOn("#twins-keep");
        studio.waitFor(() -> !Files.exists(one) || !Files.exists(two));
        assertThat(robot.lookup("#twins").tryQuery()).isEmpty();
        press(KeyCode.CONTROL, KeyCode.Z);
        studio.waitFor(() -> Files.exists(one) && Files.exists(two));
    }

    @Test
    void imagesWithoutALicenceGetOneForAllAtOnce() throws Exception {
        Records records = studio.context().project().get().records();
        String first = studio.context().images().get(0).id();
        Credits.NONE.with(List.of(first), new Credit("Ann", "CC0", "")).write(records, Credits.NONE);
        studio.rescan();
        int others = IMAGES - 1;
        look("nolicence", others);
        studio.waitFor(() -> find("#finding-fix", Button.class)
                .getText()
                .equals("Note author and licence of " + others + " images"));
        robot.clickOn("#finding-fix");
        studio.waitFor(() -> robot.lookup("#credit-save").tryQuery().isPresent());
        studio.settle();
        StudioFixture.onFx(() -> {
            find("#credit-author", TextField.class).setText("Ben");
            return 0;
        });
        robot.clickOn("#credit-save");
        studio.waitFor(() -> Credits.read(records).byPath().size() == IMAGES);
        assertThat(Credits.read(records).of(first).author()).isEqualTo("Ann");
    }
}
