package org.assetkiln.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Map;
import org.assetkiln.art.GameArt;
import org.assetkiln.files.Json;
import org.assetkiln.imaging.ModelView;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.recipe.Crop;
import org.assetkiln.imaging.recipe.Ground;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.training.settings.ImageSettings;
import org.assetkiln.training.settings.LossSettings.Mask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the trainer reads is what the inspector shows, whatever the recipe. */
class PreparedImagesTest {
    private static final Recipe RECIPE =
            new Recipe(new Crop(8, 0, 200, 240), true, 1, Ground.checker("#203040", "#c0b0a0"));

    @TempDir
    Path folder;

    private final TrainingListener silent = event -> {};

    private Path enlargedArt() throws Exception {
        BufferedImage art = GameArt.draw(3).image();
        var large = new BufferedImage(256, 256, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 256 * 256; i++) {
            large.setRGB(i % 256, i / 256, art.getRGB(i % 256 / 4, i / 256 / 4));
        }
        Path file = folder.resolve("art.png");
        Pictures.writePng(file, large, Map.of());
        return file;
    }

    @Test
    void trainerAndInspectorSeeTheSamePixels() throws Exception {
        Path file = enlargedArt();
        ImageSettings settings =
                ImageSettings.square(128, "#ffffff", true).withRecipes(Map.of(file.toString(), RECIPE));
        var travelled = Json.mapper().readValue(Json.line(settings), ImageSettings.class);
        assertThat(travelled).isEqualTo(settings);
        var trained = new TrainingImages(travelled, Mask.ALPHA, silent).read(file);
        BufferedImage inspected =
                RECIPE.asModelSees(Pictures.read(file), "art.png", new ModelView(128, "#ffffff", true));
        assertThat(trained.planes()).isEqualTo(Pictures.toPlanes(inspected));
        assertThat(trained.recipe()).isEqualTo(RECIPE);
        assertThat(trained.mask()).hasSize(128 * 128).contains(0f, 1f);
    }

    @Test
    void withoutARecipeNothingChanges() throws Exception {
        Path file = enlargedArt();
        var plain = new TrainingImages(ImageSettings.square(64, "#ffffff", true), Mask.NONE, silent).read(file);
        BufferedImage seen = Pictures.asModelSees(Pictures.read(file), new ModelView(64, "#ffffff", true));
        assertThat(plain.planes()).isEqualTo(Pictures.toPlanes(seen));
        assertThat(plain.recipe().isNone()).isTrue();
    }
}
