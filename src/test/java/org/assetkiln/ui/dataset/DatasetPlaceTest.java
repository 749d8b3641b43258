package org.assetkiln.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.ui.PixelView;
import org.assetkiln.ui.StudioFixture;
import org.assetkiln.ui.StudioTest;
import org.assetkiln.ui.search.CaptionRules;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class DatasetPlaceTest extends StudioTest {
    private DatasetImage current() {
        return studio.context().current().get();
    }

    @Test
    void searchingNamesAndCaptionsShowsTheCount() throws Exception {
        press(KeyCode.CONTROL, KeyCode.F);
        robot.write("potion red", 0);
        Label count = find("#dataset-count", Label.class);
        studio.waitFor(() -> count.getText().startsWith("1 of "));
        assertThat(current().name()).contains("potion").contains("red");

        press(KeyCode.ESCAPE);
        assertThat(count.getText()).isEqualTo(IMAGES + " images");
        assertThat(find("#dataset-search", TextField.class).getText()).isEmpty();
    }

    @Test
    void arrowsHomeAndEndMoveThroughTheImages() {
        List<DatasetImage> images = studio.context().images();
        press(KeyCode.RIGHT);
        assertThat(current()).isEqualTo(images.get(1));
        press(KeyCode.END);
        assertThat(current()).isEqualTo(images.get(IMAGES - 1));
        assertThat(find("#inspector-problem", Label.class).getText()).isNotBlank();
        press(KeyCode.HOME);
        assertThat(current()).isEqualTo(images.get(0));
    }

    @Test
    void shiftAndArrowsSelectARange() {
        press(KeyCode.SHIFT, KeyCode.RIGHT);
        press(KeyCode.SHIFT, KeyCode.RIGHT);
        assertThat(find("#dataset-count", Label.class).getText()).endsWith("3 selected");
        press(KeyCode.CONTROL, KeyCode.A);
        assertThat(find("#dataset-count", Label.class).getText()).endsWith(IMAGES + " selected");
    }

    @Test
    void typingANameGoesToTheImage() {
        robot.write("potion", 0);
        assertThat(current().name()).startsWith("potion");
    }

    @Test
    void deleteMovesImageAndCaptionToTheTrashAndUndoBringsThemBack() throws Exception {
        DatasetImage first = current();
        assertThat(first.sidecar()).exists();
        press(KeyCode.DELETE);
        studio.waitFor(() -> studio.context().images().size() == IMAGES - 1);
        assertThat(first.file()).doesNotExist();
        assertThat(first.sidecar()).doesNotExist();

        press(KeyCode.CONTROL, KeyCode.Z);
        studio.waitFor(() -> studio.context().images().size() == IMAGES);
        assertThat(first.file()).exists();
        assertThat(first.sidecar()).exists();
    }

    @Test
    void whatLiesInTheTrashIsListedAndBroughtBackLater() throws Exception {
        DatasetImage first = current();
        press(KeyCode.DELETE);
        studio.waitFor(() -> studio.context().images().size() == IMAGES - 1);
        studio.openAgain(studio.project(), IMAGES - 1);
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DELETE);
        studio.waitFor(() -> visible("#trash-sheet").isPresent());
        Button back = StudioFixture.onFx(() -> (Button) robot.lookup("#trash-list")
                .lookup((Node node) ->
                        node instanceof Button button && button.getText().equals("Bring back") && button.isVisible())
                .query());
        assertThat(back.getAccessibleText()).startsWith("Bring back 1 image,");
        robot.interact(back::fire);
        studio.waitFor(() -> studio.context().images().size() == IMAGES);
        assertThat(first.file()).exists();
        assertThat(first.sidecar()).exists();
    }

    @Test
    void aFileThatCannotBeReadShowsNoOtherPictureLargeButWhy() throws Exception {
        press(KeyCode.END);
        press(KeyCode.LEFT);
        press(KeyCode.SPACE);
        studio.waitFor(
                () -> find("#preview-picture", PixelView.class).imageProperty().get() != null);
        press(KeyCode.RIGHT);
        assertThat(find("#preview-picture", PixelView.class).imageProperty().get())
                .isNull();
        assertThat(find("#preview-name", Label.class).getText()).contains("is not a picture");
        press(KeyCode.ESCAPE);
    }

    @Test
    void spaceShowsAPictureLargeAndKeysZoomIt() {
        press(KeyCode.SPACE);
        assertThat(visible("#large-preview")).isPresent();
        press(KeyCode.DIGIT4);
        assertThat(find("#preview-zoom", Label.class).getText()).isEqualTo("800 %");
        DatasetImage before = current();
        press(KeyCode.RIGHT);
        assertThat(current()).isNotEqualTo(before);
        press(KeyCode.ESCAPE);
        assertThat(studio.context().overlay().get()).isNull();
    }

    @Test
    void droppedFilesAreCopiedUnderUnusedNames() throws Exception {
        Path dropped = Files.createDirectories(folder.resolve("dropped"));
        String taken = studio.context().images().get(0).name();
        var other = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
        Pictures.writePng(dropped.resolve(taken), other, Map.of());
        Files.writeString(dropped.resolve(taken.replace(".png", ".txt")), "a caption that comes along");
        Files.writeString(dropped.resolve("notes.pdf"), "not an image");
        StudioFixture.onFx(() -> {
            new DatasetModel(studio.context(), new CaptionRules(studio.context()))
                    .arrivals()
                    .add(List.of(dropped.resolve(taken), dropped.resolve("notes.pdf")));
            return true;
        });
        studio.waitFor(() -> studio.context().images().size() == IMAGES + 1);
        Path copy = studio.project().resolve("images").resolve(taken.replace(".png", "-2.txt"));
        assertThat(copy).hasContent("a caption that comes along");
        studio.waitFor(() -> studio.context().undo().canUndo().get());
        StudioFixture.onFx(() -> {
            studio.context().undo().undo();
            return true;
        });
        studio.waitFor(() -> studio.context().images().size() == IMAGES);
        assertThat(copy).doesNotExist();
    }

    private ThumbnailCell cell(int index) {
        return StudioFixture.onFx(() -> robot.lookup(".thumbnail-cell").queryAllAs(ThumbnailCell.class).stream()
                .filter(cell -> cell.isVisible() && cell.index() == index)
                .findFirst()
                .orElseThrow());
    }

    /** Puts four frames of a walk into the project. */
    private void addFrames() throws Exception {
        for (int frame = 1; frame <= 4; frame++) {
            BufferedImage picture = new BufferedImage(32, 32, BufferedImage.TYPE_INT_ARGB);
            Graphics2D g = picture.createGraphics();
            g.setColor(Color.RED);
            g.fillRect(8 + frame, 4, 10, 24);
            g.dispose();
            Path images = studio.project().resolve("images");
            Pictures.writePng(images.resolve("a-walk_" + frame + ".png"), picture, Map.of());
        }
        studio.rescan();
        studio.waitFor(() -> studio.context().images().size() == IMAGES + 4);
        studio.waitFor(() -> cell(0).item().folded());
    }

    @Test
    void numberedFramesAreAStackThatPlaysAndUnfolds() throws Exception {
        addFrames();
        press(KeyCode.HOME);
        assertThat(cell(0).getAccessibleText()).contains("animation of 4 frames");
        PixelView picture = (PixelView) StudioFixture.onFx(() -> cell(0).lookup(".pixel-view"));
        studio.waitFor(() -> picture.imageProperty().get() != null);
        Set<Image> seen = new HashSet<>();
        press(KeyCode.ENTER);
        studio.waitFor(() -> {
            seen.add(picture.imageProperty().get());
            return seen.size() >= 4;
        });
        press(KeyCode.ENTER);
        assertThat(StudioFixture.onFx(() -> cell(0).playing())).isFalse();

        press(KeyCode.CONTROL, KeyCode.G);
        assertThat(cell(3).item().name()).isEqualTo("a-walk_4.png");
        press(KeyCode.CONTROL, KeyCode.G);
        assertThat(cell(1).item().name()).doesNotStartWith("a-walk");
    }

    @Test
    void aStackIsMovedToTheTrashWithAllItsFrames() throws Exception {
        addFrames();
        press(KeyCode.HOME);
        press(KeyCode.DELETE);
        studio.waitFor(() -> studio.context().images().size() == IMAGES);
        assertThat(studio.project().resolve("images/a-walk_3.png")).doesNotExist();
    }

    @Test
    void anAnimatedFilePlaysInItsCard() throws Exception {
        Path gif = studio.project().resolve("images/a-blink.gif");
        writeGif(gif, Color.RED, Color.BLUE);
        studio.rescan();
        studio.waitFor(() -> studio.context().images().size() == IMAGES + 1);
        press(KeyCode.HOME);
        PixelView picture = (PixelView) StudioFixture.onFx(() -> cell(0).lookup(".pixel-view"));
        press(KeyCode.ENTER);
        Set<javafx.scene.paint.Color> seen = new HashSet<>();
        studio.waitFor(() -> {
            Image shown = picture.imageProperty().get();
            if (shown != null) {
                seen.add(shown.getPixelReader().getColor(2, 2));
            }
            return seen.size() == 2;
        });
    }

    private static void writeGif(Path file, Color... frames) throws Exception {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (Color colour : frames) {
                BufferedImage frame = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
                Graphics2D g = frame.createGraphics();
                g.setColor(colour);
                g.fillRect(0, 0, 8, 8);
                g.dispose();
                writer.writeToSequence(new IIOImage(frame, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    @Test
    void aScreenReaderHearsHowManyImagesThereAreAndWhichHasTheFocus() {
        press(KeyCode.RIGHT);
        Node grid = find("#thumbnails", Node.class);
        assertThat(grid.queryAccessibleAttribute(AccessibleAttribute.ITEM_COUNT))
                .isEqualTo(IMAGES);
        assertThat(grid.queryAccessibleAttribute(AccessibleAttribute.FOCUS_ITEM))
                .isSameAs(cell(1));
        assertThat(cell(1).getAccessibleText()).startsWith(current().name());
        assertThat(cell(1).queryAccessibleAttribute(AccessibleAttribute.SELECTED))
                .isEqualTo(true);
    }

    @Test
    void aCardSaysWhatIsWrongWithItsImage() throws Exception {
        DatasetImage first = studio.context().images().get(0);
        Files.copy(first.file(), first.file().resolveSibling("zz-copy.png"));
        studio.rescan();
        studio.waitFor(() -> cell(0).getAccessibleText().contains("Identical images"));
        assertThat(StudioFixture.onFx(() -> cell(0).lookup(".findings-badge").isVisible()))
                .isTrue();
    }

    @Test
    void draggingOverCardsSelectsThem() {
        robot.clickOn(cell(4)); // a drag from a selected card takes its file along
        ThumbnailCell first = cell(0);
        ThumbnailCell fourth = cell(3);
        robot.drag(first, MouseButton.PRIMARY).dropTo(fourth);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(find("#dataset-count", Label.class).getText()).endsWith("4 selected");
        assertThat(StudioFixture.onFx(() -> cell(2).selected())).isTrue();
        assertThat(visible(".rubber-band")).isEmpty();
    }

    @Test
    void pressingOneOfSeveralSelectedSelectsItOnlyWhenNoDragFollows() {
        press(KeyCode.CONTROL, KeyCode.A);
        robot.moveTo(cell(2)).press(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(find("#dataset-count", Label.class).getText()).endsWith(IMAGES + " selected");
        robot.release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(StudioFixture.onFx(() -> cell(2).selected())).isTrue();
        assertThat(StudioFixture.onFx(() -> cell(3).selected())).isFalse();
    }

    @Test
    void onlyCardsInSightExistAndTheFocusIsScrolledTo() throws Exception {
        StudioFixture.onFx(() -> {
            find("#dataset-size", Slider.class).setValue(320);
            return true;
        });
        press(KeyCode.END);
        assertThat(cell(IMAGES - 1).getBoundsInParent().getMinY()).isGreaterThanOrEqualTo(0);
        assertThat(StudioFixture.onFx(() -> robot.lookup(".thumbnail-cell").queryAllAs(ThumbnailCell.class).stream()
                        .filter(cell -> cell.isVisible() && cell.index() == 0)
                        .count()))
                .isZero();
        press(KeyCode.HOME);
        assertThat(cell(0).getBoundsInParent().getMinY()).isZero();
        StudioFixture.onFx(() -> {
            find("#dataset-size", Slider.class).setValue(128);
            return true;
        });
    }

    @Test
    void theLargePreviewTilesComparesAndShowsWhatTheModelSees() throws Exception {
        press(KeyCode.SPACE);
        press(KeyCode.DIGIT1);
        PixelView picture = find("#preview-picture", PixelView.class);
        press(KeyCode.T);
        assertThat(picture.tiledProperty().get()).isTrue();
        press(KeyCode.T);
        press(KeyCode.G);
        assertThat(picture.pixelGridProperty().get()).isTrue();

        String pinned = current().name();
        press(KeyCode.C);
        press(KeyCode.RIGHT);
        assertThat(find("#preview-name", Label.class).getText())
                .isEqualTo(pinned + "  |  " + current().name());
        PixelView other = find("#preview-other", PixelView.class);
        studio.waitFor(() -> other.isVisible()
                && other.imageProperty().get() != picture.imageProperty().get());
        press(KeyCode.DIGIT3);
        assertThat(other.zoomProperty().get()).isEqualTo(4);
        press(KeyCode.C);
        assertThat(other.isVisible()).isFalse();

        press(KeyCode.M);
        studio.waitFor(() -> picture.imageProperty().get().getWidth() == 64);
        assertThat(picture.imageProperty().get().getPixelReader().getColor(0, 0))
                .isEqualTo(javafx.scene.paint.Color.WHITE);
        press(KeyCode.ESCAPE);
    }
}
