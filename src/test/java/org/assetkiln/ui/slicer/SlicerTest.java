package org.assetkiln.ui.slicer;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import org.assetkiln.art.GameArt;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.recipes.SliceSettings.Method;
import org.assetkiln.ui.StudioFixture;
import org.assetkiln.ui.StudioTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlicerTest extends StudioTest {
    private Path sheet;

    /** Adds a sheet of 4 × 2 cells to the project, the last of them empty, and opens it in the slicer. */
    @BeforeEach
    void openASheet() throws Exception {
        sheet = studio.project().resolve("images/heroes.png");
        Pictures.writePng(sheet, drawn(), Map.of());
        studio.rescan();
        studio.waitFor(() -> studio.context().images().size() == IMAGES + 1);
        StudioFixture.onFx(() -> {
            DatasetImage image = studio.context().images().stream()
                    .filter(each -> each.file().equals(sheet))
                    .findFirst()
                    .orElseThrow();
            studio.context().current().set(image);
            return image;
        });
        press(KeyCode.CONTROL, KeyCode.L);
        studio.waitFor(() -> find("#slicer-slice", Button.class).getText().equals("Make 7 images"));
    }

    private static BufferedImage drawn() {
        var picture = new BufferedImage(256, 128, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 7; i++) {
            picture.createGraphics().drawImage(GameArt.draw(i).image(), i % 4 * 64, i / 4 * 64, null);
        }
        return picture;
    }

    private SlicerSheet slicer() {
        return find("#slicer", SlicerSheet.class);
    }

    @Test
    void theLikelySizeIsTakenAndThePiecesAreShown() {
        assertThat(find("#slicer-0-x", Spinner.class).getValue()).isEqualTo(64);
        assertThat(StudioFixture.onFx(() -> slicer().shownPieces().size())).isEqualTo(7);
        assertThat(find("#slicer-problem", Label.class).isVisible()).isFalse();
    }

    @Test
    void everyChangeIsSeenAtOnce() throws Exception {
        StudioFixture.onFx(() -> {
            find("#slicer-0-x", Spinner.class).getEditor().setText("128");
            return true;
        });
        studio.waitFor(() -> find("#slicer-slice", Button.class).getText().equals("Make 4 images"));
        StudioFixture.onFx(() -> {
            slicer().model().toggle(10, 10);
            return true;
        });
        assertThat(find("#slicer-slice", Button.class).getText()).isEqualTo("Make 3 images");
        StudioFixture.onFx(() -> {
            slicer().model().method.set(Method.ATLAS);
            return true;
        });
        studio.waitFor(() -> find("#slicer-problem", Label.class).getText().startsWith("Choose the JSON file"));
        assertThat(find("#slicer-slice", Button.class).isDisabled()).isTrue();
        press(KeyCode.ESCAPE);
        assertThat(studio.context().overlay().get()).isNull();
    }

    @Test
    void slicesAreImagesOfTheDatasetAndCanBeTakenBack() throws Exception {
        StudioFixture.onFx(() -> {
            find("#slicer-slice", Button.class).fire();
            return true;
        });
        studio.waitFor(() -> studio.context().images().size() == IMAGES + 8);
        Path first = sheet.resolveSibling("heroes").resolve("heroes_1_1.png");
        assertThat(first).exists();
        studio.waitFor(() -> studio.context().recipes().sheets().get().isSheet("images/heroes.png"));
        press(KeyCode.CONTROL, KeyCode.Z);
        studio.waitFor(() -> studio.context().images().size() == IMAGES + 1);
        assertThat(first).doesNotExist();
        assertThat(Files.exists(sheet)).isTrue();
    }
}
