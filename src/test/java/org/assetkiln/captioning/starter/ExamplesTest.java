package org.assetkiln.captioning.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assetkiln.imaging.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
    @TempDir
    private Path folder;

    @Test
    void variantsOfOneSpriteAreNeverOnBothSides() throws Exception {
        Pictures.writePng(folder.resolve("one.png"), new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB), Map.of());
        List<String> lines = new ArrayList<>();
        for (int family = 0; family < 60; family++) {
            for (int variant = 0; variant < 3; variant++) {
                String name = "wall-" + (char) ('a' + family / 26) + (char) ('a' + family % 26) + variant + ".png";
                Files.copy(folder.resolve("one.png"), folder.resolve(name));
                lines.add("{\"file_name\": \"%s\", \"text\": \"a %s wall tile, red\"}"
                        .formatted(name, "kind" + name.substring(5, 7)));
            }
        }
        Files.write(folder.resolve("metadata.jsonl"), lines);
        Examples examples = Examples.sprites(folder);
        assertThat(examples.training().size() + examples.heldOut().size()).isEqualTo(180);
        assertThat(examples.heldOut().size() % 3).isZero();
        assertThat(examples.heldOut()).hasSizeBetween(3, 60).allMatch(example -> example.caption()
                .equals("a red wall tile"));
        assertThat(String.join(" ", examples.drafts())).contains("kinda");
    }

    @Test
    void drawnArtIsHeldOutBySeed() {
        Set<String> trained = captions(Examples.drawn(0, 20));
        List<Example> heldOut = Examples.heldOutDrawn(20);
        assertThat(captions(heldOut)).isNotEqualTo(trained);
        assertThat(heldOut).allMatch(example -> example.caption().contains(example.object()));
        assertThat(heldOut).allMatch(example -> example.brief().endsWith(example.colour() + " " + example.object()));
    }

    private static Set<String> captions(List<Example> examples) {
        return examples.stream().map(Example::caption).collect(Collectors.toSet());
    }
}
