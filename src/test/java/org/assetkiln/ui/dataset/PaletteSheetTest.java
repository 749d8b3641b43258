package org.assetkiln.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.palette.DatasetPalette;
import org.assetkiln.ui.StudioFixture;
import org.assetkiln.ui.StudioTest;
import org.assetkiln.ui.TestDialogs;
import org.junit.jupiter.api.Test;

class PaletteSheetTest extends StudioTest {
    private final TestDialogs dialogs = new TestDialogs();

    private void look(String query) {
        StudioFixture.onFx(() -> {
            find("#dataset-search", TextField.class).setText(query);
            return 0;
        });
    }

    private String reason() {
        return StudioFixture.onFx(
                () -> find("#dataset-search", TextField.class).getTooltip().getText());
    }

    @Test
    void aPaletteIsChosenFromAFileSearchedByTakenBackAndKept() throws Exception {
        dialogs.answerIn(studio);
        Path file = Files.writeString(folder.resolve("night.hex"), "101010\n202040\n");
        look("palette:>2");
        studio.waitFor(() -> reason().contains("no palette yet"));
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        assertThat(find("#palette-furthest", Button.class).isDisabled()).isTrue();
        dialogs.file(file);
        robot.clickOn("#palette-file");
        studio.waitFor(() -> find("#palette-said", Label.class).getText().equals("2 colours of night."));
        assertThat(find("#palette-swatches", FlowPane.class).getChildren()).hasSize(2);
        robot.clickOn("#palette-furthest");
        studio.waitFor(() -> studio.context().overlay().get() == null);
        assertThat(find("#dataset-search", TextField.class).getText()).isEqualTo("sort:-palette");
        look("palette:>2 sort:-palette");
        studio.waitFor(() -> find("#dataset-count", Label.class).getText().contains(" of "));
        assertThat(DatasetPalette.read(studio.context().project().get().records()))
                .isNotNull();
        StudioFixture.onFx(() -> {
            studio.context().undo().undo();
            return 0;
        });
        studio.waitFor(() -> reason().contains("no palette yet"));
        assertThat(DatasetPalette.read(studio.context().project().get().records()))
                .isNull();
    }

    @Test
    void thePaletteOfAllImagesHasTheirMainColours() throws Exception {
        studio.waitFor(() ->
                studio.context().images().stream().filter(DatasetImage::usable).allMatch(DatasetImage::lookedAt));
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        robot.clickOn("#palette-all");
        studio.waitFor(() -> find("#palette-said", Label.class).getText().startsWith("32 colours of all "));
        robot.clickOn("#palette-none");
        studio.waitFor(
                () -> find("#palette-swatches", FlowPane.class).getChildren().isEmpty());
    }
}
