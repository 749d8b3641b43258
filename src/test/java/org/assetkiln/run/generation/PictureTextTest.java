package org.assetkiln.run.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assetkiln.diffusion.Extras;
import org.assetkiln.diffusion.GenerationSettings;
import org.assetkiln.diffusion.SamplerKind;
import org.assetkiln.diffusion.StartImage;
import org.junit.jupiter.api.Test;

class PictureTextTest {
    private static final GenerationSettings FULL = new GenerationSettings(
            "/models/forge",
            List.of(),
            "a key",
            "rust",
            64,
            48,
            20,
            5,
            SamplerKind.EULER,
            10,
            4,
            2,
            new Extras(1, true, true),
            new StartImage("/a.png", 0.6, "/mask.png", new StartImage.Border(8, 0, 16, 0), true));

    @Test
    void holdsAllThatMakesThePictureAgain() {
        GenerationSettings read = PictureText.read(PictureText.of(FULL, 2));
        assertThat(read).isEqualTo(FULL.only(2));
        assertThat(read.seed()).isEqualTo(12);
    }

    @Test
    void tellsOtherProgramsInTheirWords() {
        assertThat(PictureText.of(FULL, 0).get("parameters"))
                .startsWith("a key\nNegative prompt: rust\nSteps: 20, ")
                .contains("Size: 64x48, Model: forge")
                .contains("Clip skip: 2")
                .contains("Tiling: True")
                .contains("Denoising strength: 0.6");
    }

    @Test
    void settingsOfOlderPicturesAreReadAsTheyWereMeant() {
        String old =
                "{\"model\":\"/m\",\"loras\":[],\"prompt\":\"a gem\",\"negativePrompt\":\"\",\"width\":64,\"height\":64,"
                        + "\"steps\":25,\"guidance\":4.0,\"sampler\":\"DDIM\",\"seed\":3,\"count\":1}";
        GenerationSettings read = PictureText.read(Map.of(PictureText.KEY, old));
        assertThat(read)
                .isEqualTo(new GenerationSettings("/m", List.of(), "a gem", "", 64, 64, 25, 4, SamplerKind.DDIM, 3, 1));
        assertThat(read.extras()).isEqualTo(Extras.NONE);
        assertThat(read.start()).isNull();
    }
}
