package org.assetkiln.imaging.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.assetkiln.imaging.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtlasFileTest {
    private static final String ASEPRITE =
            """
            { "frames": [
               { "filename": "hero 0.aseprite", "frame": { "x": 0, "y": 0, "w": 16, "h": 16 }, "rotated": false,
                 "trimmed": false, "spriteSourceSize": { "x": 0, "y": 0, "w": 16, "h": 16 },
                 "sourceSize": { "w": 16, "h": 16 }, "duration": 100 },
               { "filename": "hero 1.aseprite", "frame": { "x": 16, "y": 0, "w": 16, "h": 16 }, "duration": 80 },
               { "filename": "hero 2.aseprite", "frame": { "x": 32, "y": 0, "w": 16, "h": 16 }, "duration": 80 }],
              "meta": { "app": "https://www.aseprite.org/", "size": { "w": 48, "h": 16 }, "frameTags": [
               { "name": "idle", "from": 0, "to": 0, "direction": "forward" },
               { "name": "walk", "from": 1, "to": 2, "direction": "pingpong" }] } }""";

    private static final String TEXTURE_PACKER =
            """
            { "frames": {
               "items/sword.png": { "frame": {"x":2,"y":3,"w":4,"h":2}, "rotated": true, "trimmed": true,
                 "spriteSourceSize": {"x":1,"y":5,"w":4,"h":2}, "sourceSize": {"w":8,"h":8} },
               "items/shield.png": { "frame": {"x":10,"y":0,"w":5,"h":5}, "rotated": false, "trimmed": false,
                 "spriteSourceSize": {"x":0,"y":0,"w":5,"h":5}, "sourceSize": {"w":5,"h":5} } },
              "meta": { "image": "items.png" } }""";

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("atlas.json"), text);
    }

    @Test
    void tagsOfAsepriteNumberTheirFrames() throws IOException {
        List<Cut> cuts = AtlasFile.read(file(ASEPRITE), 48, 16);
        assertThat(cuts).extracting(Cut::tag).containsExactly("idle", "walk", "walk");
        assertThat(cuts).extracting(Cut::frame).containsExactly(0, 0, 1);
        assertThat(cuts).extracting(Cut::name).containsExactly("hero 0", "hero 1", "hero 2");
        assertThat(cuts).extracting(Cut::packing).containsOnlyNulls();
        assertThat(cuts.get(2).area()).isEqualTo(new Area(32, 0, 16, 16));
    }

    @Test
    void aTurnedAndTrimmedSpriteIsUnpackedAsItWasDrawn() throws IOException {
        List<Cut> cuts = AtlasFile.read(file(TEXTURE_PACKER), 16, 8);
        assertThat(cuts).extracting(Cut::name).containsExactly("sword", "shield");
        assertThat(cuts.get(0).area()).isEqualTo(new Area(2, 3, 2, 4));
        var drawn = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
        var sheet = new BufferedImage(16, 8, BufferedImage.TYPE_INT_ARGB);
        for (int x = 0; x < 4; x++) {
            for (int y = 0; y < 2; y++) {
                int colour = 0xff000000 | x * 40 << 8 | y * 200;
                drawn.setRGB(1 + x, 5 + y, colour);
                // turned by 90° clockwise, a column from above becomes a row from the right
                sheet.setRGB(2 + 1 - y, 3 + x, colour);
            }
        }
        BufferedImage piece = Slicer.piece(Pixels.of(sheet), cuts.get(0), new Backdrop(-1));
        assertThat(Pixels.of(piece).argb()).isEqualTo(Pixels.of(drawn).argb());
    }

    @Test
    void theAtlasOfAnotherSheetIsRefusedByName() throws IOException {
        Path atlas = file(ASEPRITE);
        assertThatThrownBy(() -> AtlasFile.read(atlas, 32, 16))
                .isInstanceOf(IOException.class)
                .hasMessage("atlas.json places hero 2 outside this picture of 32 × 16 pixels; choose the file that was"
                        + " written with it.");
        Path other = file("{\"frames\": 3}");
        assertThatThrownBy(() -> AtlasFile.read(other, 32, 16))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("atlas.json");
    }

    @Test
    void damagedFilesAreRefusedOrHaveCutsWithinTheSheet() throws IOException {
        var random = new Random(3);
        for (int i = 0; i < 1500; i++) {
            var text = new StringBuilder(i % 2 == 0 ? ASEPRITE : TEXTURE_PACKER);
            for (int j = 0; j < 3; j++) {
                text.setCharAt(random.nextInt(text.length()), "0123456789-{}[]:,\"x".charAt(random.nextInt(19)));
            }
            Path atlas = file(text.toString());
            try {
                var sheet = new Pixels(48, 16, new int[48 * 16]);
                for (Cut cut : AtlasFile.read(atlas, 48, 16)) {
                    assertThat(Slicer.piece(sheet, cut, new Backdrop(-1)).getWidth())
                            .isPositive();
                }
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("atlas.json");
            }
        }
    }

    @Test
    void theFileBesideASheetIsFound() throws IOException {
        Path atlas = file(ASEPRITE);
        assertThat(AtlasFile.beside(folder.resolve("atlas.png"))).contains(atlas);
        assertThat(AtlasFile.beside(folder.resolve("other.png"))).isEmpty();
    }
}
