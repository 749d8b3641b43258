package org.assetkiln.imaging.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assetkiln.files.Json;
import org.assetkiln.imaging.ModelView;
import org.assetkiln.imaging.Pixels;
import org.junit.jupiter.api.Test;

class RecipeTest {
    private static final ModelView VIEW = new ModelView(32, "#ffffff", true);

    /** A drawing of 12 × 10 pixels with checked colours in the middle of 20 × 20 transparent ones. */
    private static BufferedImage sprite() {
        var picture = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);
        for (int y = 5; y < 15; y++) {
            for (int x = 4; x < 16; x++) {
                picture.setRGB(x, y, 0xff000000 | (x * 7 + y * 13) % 5 * 0x301808 | 0x40);
            }
        }
        return picture;
    }

    private static BufferedImage enlarged(BufferedImage picture, int factor) {
        int w = picture.getWidth() * factor;
        int h = picture.getHeight() * factor;
        var large = new BufferedImage(w, h, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = large.createGraphics();
        graphics.drawImage(picture, 0, 0, w, h, null);
        graphics.dispose();
        return large;
    }

    private static int[] pixels(BufferedImage picture) {
        return Pixels.of(picture).argb();
    }

    @Test
    void noneLeavesTheFileAsItIs() {
        BufferedImage sprite = sprite();
        assertThat(Recipe.NONE.apply(sprite)).isSameAs(sprite);
        assertThat(Recipe.NONE.asModelSees(sprite, "a.png", VIEW).getRGB(0, 0)).isEqualTo(0xffffffff);
    }

    @Test
    void enlargedPixelArtGoesBackAndIsTrimmed() {
        BufferedImage sprite = sprite();
        BufferedImage prepared = Recipe.NONE.withShrink(true).withTrim(1).apply(enlarged(sprite, 6));
        assertThat(prepared.getWidth()).isEqualTo(14);
        assertThat(prepared.getHeight()).isEqualTo(12);
        assertThat(pixels(prepared)).isEqualTo(sprite.getRGB(3, 4, 14, 12, null, 0, 14));
    }

    @Test
    void theCropComesFirst() {
        BufferedImage prepared =
                Recipe.NONE.withCrop(new Crop(0, 0, 8, 20)).withTrim(0).apply(sprite());
        assertThat(prepared.getWidth()).isEqualTo(4);
        assertThat(prepared.getHeight()).isEqualTo(10);
    }

    @Test
    void aCropThatNoLongerFitsTakesWhatIsThere() {
        BufferedImage sprite = sprite();
        assertThat(Recipe.NONE.withCrop(new Crop(10, 10, 50, 50)).apply(sprite).getWidth())
                .isEqualTo(10);
        assertThat(Recipe.NONE.withCrop(new Crop(99, 0, 5, 5)).apply(sprite)).isSameAs(sprite);
        assertThat(Crop.middle(100, 40, 1)).isEqualTo(new Crop(30, 0, 40, 40));
        assertThat(Crop.middle(100, 40, 4)).isEqualTo(new Crop(0, 7, 100, 25));
    }

    @Test
    void aMaskIsBroughtToTheSamePlace() {
        BufferedImage file = enlarged(sprite(), 4);
        var mask = new BufferedImage(file.getWidth(), file.getHeight(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = mask.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(16, 20, 8, 40); // over the first two native columns of the drawing
        graphics.dispose();
        BufferedImage brought = Recipe.NONE.withShrink(true).withTrim(0).applyLike(file, mask);
        assertThat(brought.getWidth()).isEqualTo(12);
        assertThat(brought.getRGB(1, 0)).isEqualTo(0xffffffff);
        assertThat(brought.getRGB(2, 0)).isZero();
    }

    @Test
    void everyNameHasOneOfTheColoursAndKeepsIt() {
        Recipe recipe = Recipe.NONE.withGround(Ground.of("#ff0000", "#00ff00", "#0000ff"));
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            BufferedImage square = recipe.asModelSees(sprite(), "sword_" + i + ".png", VIEW);
            assertThat(pixels(square)).isEqualTo(pixels(recipe.asModelSees(sprite(), "sword_" + i + ".png", VIEW)));
            seen.add(square.getRGB(0, 0));
        }
        assertThat(seen).containsExactlyInAnyOrder(0xffff0000, 0xff00ff00, 0xff0000ff);
    }

    @Test
    void aCheckerShowsOnlyWhereNothingIs() {
        Recipe recipe = Recipe.NONE.withGround(Ground.checker("#102030", "#405060"));
        BufferedImage square = recipe.asModelSees(sprite(), "a.png", VIEW);
        BufferedImage plain = Recipe.NONE.asModelSees(sprite(), "a.png", VIEW);
        for (int i = 0; i < 32 * 32; i++) {
            boolean nothing = plain.getRGB(i % 32, i / 32) == 0xffffffff;
            int expected = (i % 32 / 2 + i / 32 / 2) % 2 == 0 ? 0xff102030 : 0xff405060;
            assertThat(square.getRGB(i % 32, i / 32)).isEqualTo(nothing ? expected : plain.getRGB(i % 32, i / 32));
        }
    }

    @Test
    void theAverageIsOfWhatIsVisible() {
        var picture = new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, 0xff204060);
        picture.setRGB(1, 0, 0xff406080);
        picture.setRGB(0, 1, 0x00ff00ff);
        Recipe recipe = Recipe.NONE.withGround(Ground.average());
        assertThat(recipe.asModelSees(picture, "a", new ModelView(2, "#ffffff", true))
                        .getRGB(0, 1))
                .isEqualTo(0xff305070);
        assertThat(recipe.onGround(picture, "a").getRGB(1, 1)).isEqualTo(0xff305070);
    }

    @Test
    void itTravelsAsJson() throws JsonProcessingException {
        var recipe = new Recipe(new Crop(1, 2, 3, 4), true, 2, Ground.checker("#000000", "#ffffff"));
        assertThat(Json.mapper().readValue(Json.line(recipe), Recipe.class)).isEqualTo(recipe);
        assertThat(Json.mapper().readValue(Json.line(Recipe.NONE), Recipe.class))
                .isEqualTo(Recipe.NONE);
    }

    @Test
    void coloursOfAnotherFormAreRefused() {
        assertThatThrownBy(() -> Ground.of("white")).hasMessageContaining("#rrggbb");
        assertThatThrownBy(() -> Ground.of()).hasMessage("Choose a background colour.");
        assertThatThrownBy(() -> new Ground(Ground.Kind.CHECKER, List.of("#000000")))
                .hasMessage("A checker has two colours.");
    }
}
