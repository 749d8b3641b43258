package org.assetkiln.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.ui.StudioFixture;
import org.assetkiln.ui.StudioTest;
import org.assetkiln.ui.search.CaptionRules;
import org.junit.jupiter.api.Test;

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
        Pictures.writePng(dropped.resolve(taken), Pictures.read(current().file()), Map.of());
        Files.writeString(dropped.resolve(taken.replace(".png", ".txt")), "a caption that comes along");
        Files.writeString(dropped.resolve("notes.pdf"), "not an image");
        StudioFixture.onFx(() -> {
            new DatasetModel(studio.context(), new CaptionRules(studio.context())).add(List.of(dropped));
            return true;
        });
        studio.waitFor(() -> studio.context().images().size() == IMAGES + 1);
        Path copy = studio.project().resolve("images").resolve(taken.replace(".png", "-2.txt"));
        assertThat(copy).hasContent("a caption that comes along");
    }
}
