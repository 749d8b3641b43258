package org.assetkiln.ui.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.assetkiln.art.GameArt;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.recipe.Crop;
import org.assetkiln.imaging.recipe.Ground;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.recipes.Recipes;
import org.assetkiln.ui.Notice;
import org.assetkiln.ui.PixelView;
import org.assetkiln.ui.StudioFixture;
import org.assetkiln.ui.StudioTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrepareTest extends StudioTest {
    private static final String ID = "images/large.png";

    /** Adds a drawing enlarged three times and opens it in the sheet. */
    @BeforeEach
    void openAnEnlargedPicture() throws Exception {
        Path file = studio.project().resolve(ID);
        BufferedImage art = GameArt.draw(5).image();
        var large = new BufferedImage(192, 192, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 192 * 192; i++) {
            large.setRGB(i % 192, i / 192, art.getRGB(i % 192 / 3, i / 192 / 3));
        }
        Pictures.writePng(file, large, Map.of());
        studio.rescan();
        studio.waitFor(() -> studio.context().images().size() == IMAGES + 1);
        studio.waitFor(() -> {
            DatasetImage image = studio.context().images().stream()
                    .filter(each -> each.id().equals(ID))
                    .findFirst()
                    .orElseThrow();
            studio.context().current().set(image);
            return image.width() == 192;
        });
        press(KeyCode.CONTROL, KeyCode.E);
        studio.waitFor(
                () -> find("#prepare-after", PixelView.class).imageProperty().get() != null);
    }

    private PrepareModel model() {
        return find("#prepare", PrepareSheet.class).model();
    }

    private Recipes recipes() {
        return StudioFixture.onFx(this::recipesNow);
    }

    private Recipes recipesNow() {
        return studio.context().recipes().recipes().get();
    }

    @Test
    void theEnlargementIsSaidAndUndoneBeforeTheEyes() throws Exception {
        studio.waitFor(() ->
                find("#prepare-found", Label.class).getText().equals("Enlarged 3 times: drawn at 64 × 64 pixels."));
        StudioFixture.onFx(() -> {
            model().shrink.set(true);
            return true;
        });
        studio.waitFor(() -> find("#prepare-sizes", Label.class).getText().contains("become 64 × 64,"));
    }

    @Test
    void aRecipeIsKeptForTheImageAndCanBeTakenBack() throws Exception {
        StudioFixture.onFx(() -> {
            model().shrink.set(true);
            model().shape.set(PrepareModel.Shape.BANNER);
            model().ground.set(PrepareModel.Behind.CHECKER);
            find("#prepare-take", Button.class).fire();
            return true;
        });
        studio.waitFor(() -> !recipesNow().equals(Recipes.NONE));
        Recipe kept = recipes().of(ID);
        assertThat(kept.shrink()).isTrue();
        assertThat(kept.crop()).isEqualTo(new Crop(0, 42, 192, 108));
        assertThat(kept.ground()).isEqualTo(Ground.checker("#ffffff", "#808080"));
        assertThat(recipes().own()).containsOnlyKeys(ID);
        press(KeyCode.CONTROL, KeyCode.Z);
        assertThat(recipes()).isEqualTo(Recipes.NONE);
    }

    @Test
    void thePartThatIsTakenIsMovedAndResizedWithKeys() {
        StudioFixture.onFx(() -> {
            model().shape.set(PrepareModel.Shape.SQUARE);
            model().crop.set(new Crop(10, 20, 100, 100));
            find("#prepare-file", CropView.class).requestFocus();
            return true;
        });
        press(KeyCode.RIGHT);
        press(KeyCode.CONTROL, KeyCode.UP);
        assertThat(model().crop.get()).isEqualTo(new Crop(11, 12, 100, 100));
        press(KeyCode.SHIFT, KeyCode.LEFT);
        assertThat(model().crop.get()).isEqualTo(new Crop(11, 12, 99, 99));
    }

    @Test
    void partsChosenByHandStayWhenAllArePrepared() throws Exception {
        Crop crop = new Crop(1, 2, 30, 30);
        Recipe cropped = Recipe.NONE.withCrop(crop);
        StudioFixture.onFx(() -> {
            studio.context().recipes().change(Recipes.NONE.with(List.of("images/other.png"), cropped));
            model().scope.set(PrepareModel.Scope.ALL);
            model().trim.set(true);
            find("#prepare-take", Button.class).fire();
            return true;
        });
        studio.waitFor(() -> recipesNow().usual().trim() == 0);
        assertThat(recipes().own()).containsOnlyKeys("images/other.png");
        assertThat(recipes().of("images/other.png").crop()).isEqualTo(crop);
        assertThat(recipes().of("images/other.png").trim()).isZero();
    }

    @Test
    void theDatasetHasAUsualRecipe() throws Exception {
        StudioFixture.onFx(() -> {
            model().scope.set(PrepareModel.Scope.ALL);
            model().trim.set(true);
            model().ground.set(PrepareModel.Behind.SEVERAL);
            find("#prepare-take", Button.class).fire();
            return true;
        });
        studio.waitFor(() -> !recipesNow().equals(Recipes.NONE));
        assertThat(recipes().own()).isEmpty();
        assertThat(recipes().of("any.png").trim()).isZero();
        assertThat(recipes().usual().ground().colours()).hasSize(4);
    }

    @Test
    void whatASearchShowsIsPreparedInOneStepThatSaysHowManyItIs() throws Exception {
        press(KeyCode.ESCAPE);
        StudioFixture.onFx(() -> {
            find("#dataset-search", TextInputControl.class).setText("w:<100");
            return true;
        });
        studio.waitFor(() -> find("#dataset-count", Label.class).getText().matches("[1-9]\\d? of .*"));
        int shown =
                Integer.parseInt(find("#dataset-count", Label.class).getText().split(" ")[0]);
        press(KeyCode.CONTROL, KeyCode.E);
        StudioFixture.onFx(() -> {
            model().scope.set(PrepareModel.Scope.SHOWN);
            model().trim.set(true);
            return true;
        });
        Button take = find("#prepare-take", Button.class);
        assertThat(take.getText()).isEqualTo("Prepare " + shown + " images");
        StudioFixture.onFx(() -> {
            take.fire();
            return true;
        });
        studio.waitFor(() -> recipesNow().own().size() == shown);
        assertThat(recipes().own()).doesNotContainKey(ID);
        assertThat(StudioFixture.onFx(() ->
                        studio.context().notices().stream().map(Notice::text).toList()))
                .contains(shown + " images are prepared like this from now on.");
        press(KeyCode.CONTROL, KeyCode.Z);
        assertThat(recipes()).isEqualTo(Recipes.NONE);
    }

    @Test
    void theEnlargedPictureDoesNotFitTheOthers() throws Exception {
        press(KeyCode.ESCAPE);
        press(KeyCode.CONTROL, KeyCode.T);
        ListView<?> list = find("#fit-list", ListView.class);
        studio.waitFor(() -> list.getItems().size() == IMAGES);
        Stranger first = (Stranger) StudioFixture.onFx(() -> list.getItems().get(0));
        assertThat(first.image().id()).isEqualTo(ID);
        assertThat(first.standsOut()).isTrue();
        StudioFixture.onFx(() -> {
            find("#fit-own", Button.class).fire();
            return true;
        });
        studio.waitFor(() -> list.getItems().size() == IMAGES
                && ((Stranger) list.getItems().get(IMAGES - 1)).image().id().equals(ID));
        assertThat(find("#fit-said", Label.class).getText()).contains("not fit the 32 colours of large.png");
    }
}
