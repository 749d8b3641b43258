package org.assetkiln.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.assetkiln.Fixtures;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.model.keys.LdmUNetNames;
import org.assetkiln.model.keys.LdmVaeNames;
import org.assetkiln.model.keys.Names;
import org.assetkiln.model.keys.OriginalNames;
import org.assetkiln.model.keys.Place;
import org.junit.jupiter.api.Test;

/** Names and shapes of the published models, checked by diffusers' converters when they were written. */
class PublishedNamesTest {
    private final Map<String, long[]> table = new HashMap<>();

    @Test
    void everyWeightOfStableDiffusion1HasItsOriginalNameAndShape() throws IOException {
        read("published_sd1");
        check(false, 4);
        assertThat(table).isEmpty();
    }

    @Test
    void everyWeightOfStableDiffusion2ForInpaintingHasItsOriginalNameAndShape() throws IOException {
        read("published_sd2_inpainting");
        check(true, 9);
        assertThat(table.keySet())
                .hasSize(14)
                .allMatch(key -> key.contains("resblocks.23.")
                        || key.endsWith(".logit_scale")
                        || key.endsWith(".text_projection"));
    }

    private void check(boolean second, int channels) {
        var unet = Published.unet(second, channels, PredictionType.EPSILON);
        take(UNetLayout.of(unet), OriginalNames.unet(new LdmUNetNames(unet)));
        var vae = Published.vae();
        take(VaeLayout.of(vae), OriginalNames.vae(new LdmVaeNames(vae.blocks())));
        take(ClipTextEncoder.layout(Published.text(second)), OriginalNames::text);
    }

    private void take(Layout layout, Names names) {
        Map<String, Place> found = new HashMap<>();
        layout.shapes().forEach((name, shape) -> {
            Place place = names.places(name).stream()
                    .filter(candidate -> table.containsKey(candidate.key()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no " + name));
            assertThat(StoredWeights.stored(shape, place)).as(name).isEqualTo(table.get(place.key()));
            found.put(name, place);
        });
        assertThat(found.values()).doesNotHaveDuplicates();
        found.values().forEach(place -> table.remove(place.key()));
    }

    private void read(String name) throws IOException {
        for (String line : Files.readAllLines(Fixtures.path("layouts/" + name + ".tsv"))) {
            String[] cells = line.split("\t", 2);
            table.put(
                    cells[0],
                    Stream.of(cells[1].split(","))
                            .filter(size -> !size.isEmpty())
                            .mapToLong(Long::parseLong)
                            .toArray());
        }
    }
}
