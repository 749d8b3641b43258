package org.assetkiln.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.assetkiln.EngineTest;
import org.assetkiln.Fixtures;
import org.assetkiln.imaging.Canvas;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.model.ModelFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StableDiffusionTest extends EngineTest {
    private static final List<StableDiffusion.Picture> PICTURES =
            List.of(new StableDiffusion.Picture("a slime", "", 1), new StableDiffusion.Picture("a sword", "grass", 2));

    private StableDiffusion generator;

    @BeforeEach
    void load() throws IOException {
        ModelFiles model = Fixtures.model("sd1");
        generator = new StableDiffusion(
                model.unet(manager),
                model.textEncoder(manager),
                model.tokenizer(),
                model.vae(manager),
                model.scheduler());
    }

    @Test
    void theWatcherSeesEveryStep() {
        List<Integer> steps = new ArrayList<>();
        var made = generator.make(manager, PICTURES, options(SamplerKind.DDIM, 3), (done, of, latents) -> {
            assertThat(of).isEqualTo(3);
            assertThat(latents.getShape().getShape()).containsExactly(2, 4, 8, 8);
            steps.add(done);
            return true;
        });
        assertThat(steps).containsExactly(1, 2, 3);
        assertThat(made).hasSize(2).allSatisfy(picture -> assertThat(picture.getWidth())
                .isEqualTo(32));
    }

    @Test
    void aWatcherThatHasSeenEnoughEndsIt() {
        List<Integer> steps = new ArrayList<>();
        var made = generator.make(manager, PICTURES, options(SamplerKind.EULER, 6), (done, of, latents) -> {
            steps.add(done);
            return done < 2;
        });
        assertThat(made).isEmpty();
        assertThat(steps).containsExactly(1, 2);
    }

    @Test
    void nothingIsLeftOnTheManagerWhicheverSamplerMadeThem() {
        for (SamplerKind sampler : SamplerKind.values()) {
            int before = manager.getManagedArrays().size();
            generator.make(manager, PICTURES, options(sampler, 2), StableDiffusion.Watcher.NONE);
            assertThat(manager.getManagedArrays()).as(sampler.name()).hasSize(before);
        }
    }

    @Test
    void aSeamlessPictureInTilesIsRefused() {
        var options =
                new StableDiffusion.Options(32, 32, 2, 3, SamplerKind.DDIM, new Extras(0, true, true), Start.NOTHING);
        assertThatThrownBy(() -> generator.make(manager, PICTURES, options, StableDiffusion.Watcher.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("choose one of both");
    }

    @Test
    void aPictureDoesNotDependOnTheOthersOfItsBatch() {
        var alone = generator.make(
                manager, PICTURES.subList(1, 2), options(SamplerKind.DDIM, 2), StableDiffusion.Watcher.NONE);
        var both = generator.make(manager, PICTURES, options(SamplerKind.DDIM, 2), StableDiffusion.Watcher.NONE);
        int[] first = alone.get(0).getRGB(0, 0, 32, 32, null, 0, 32);
        int[] second = both.get(1).getRGB(0, 0, 32, 32, null, 0, 32);
        for (int i = 0; i < first.length; i++) {
            // One level of 255 for sums in another order.
            assertThat(first[i] & 0xff).isBetween((second[i] & 0xff) - 1, (second[i] & 0xff) + 1);
        }
    }

    @ParameterizedTest
    @EnumSource(SamplerKind.class)
    void aPictureThatStartsFromAnotherDoesNotDependOnItsBatchEither(SamplerKind sampler) {
        Canvas canvas = Canvas.extended(new BufferedImage(24, 32, BufferedImage.TYPE_INT_RGB), null, 8, 0, 0, 0);
        var options = new StableDiffusion.Options(32, 32, 3, 3, sampler, Extras.NONE, new Start.Masked(canvas, 0.7));
        int before = manager.getManagedArrays().size();
        var alone = generator.make(manager, PICTURES.subList(1, 2), options, StableDiffusion.Watcher.NONE);
        var both = generator.make(manager, PICTURES, options, StableDiffusion.Watcher.NONE);
        assertThat(manager.getManagedArrays()).hasSize(before);
        float[] first = Pictures.toPlanes(alone.get(0));
        float[] second = Pictures.toPlanes(both.get(1));
        for (int i = 0; i < first.length; i++) {
            assertThat(first[i]).isCloseTo(second[i], within(2 / 255f));
        }
    }

    @Test
    void anInpaintingModelPaintsAWholePictureToo() throws IOException {
        generator = StableDiffusion.load(Fixtures.model("sd1_inpainting"), manager);
        int before = manager.getManagedArrays().size();
        var start = new Start.Image(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), 0.5);
        var fromPicture = new StableDiffusion.Options(32, 32, 4, 3, SamplerKind.EULER, Extras.NONE, start);
        var text = generator.make(manager, PICTURES, options(SamplerKind.EULER, 4), StableDiffusion.Watcher.NONE);
        var image = generator.make(manager, PICTURES, fromPicture, StableDiffusion.Watcher.NONE);
        assertThat(manager.getManagedArrays()).hasSize(before);
        assertThat(Pictures.toPlanes(text.get(0))).isNotEqualTo(Pictures.toPlanes(image.get(0)));
    }

    private static StableDiffusion.Options options(SamplerKind sampler, int steps) {
        return new StableDiffusion.Options(32, 32, steps, 3, sampler);
    }

    @Override
    protected boolean gradients() {
        return true;
    }
}
