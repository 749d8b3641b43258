package org.assetkiln.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.assetkiln.Fixtures;
import org.assetkiln.training.settings.BucketSettings;
import org.assetkiln.training.settings.ImageSettings;
import org.junit.jupiter.api.Test;

class BucketsTest {
    @Test
    void sizesAndChoicesAreThoseOfKohya() throws IOException {
        for (JsonNode json : Fixtures.json("training/buckets.json")) {
            var settings = new BucketSettings(
                    json.get("step").asInt(),
                    json.get("smallest").asInt(),
                    json.get("largest").asInt());
            Buckets buckets = Buckets.of(new ImageSettings(json.get("edge").asInt(), "#ffffff", true, settings, false));
            assertThat(buckets.sizes()).hasSameSizeAs(json.get("sizes"));
            for (int i = 0; i < buckets.sizes().size(); i++) {
                assertThat(buckets.sizes().get(i))
                        .isEqualTo(size(json.get("sizes").get(i)));
            }
            for (JsonNode choice : json.get("choices")) {
                JsonNode image = choice.get("image");
                assertThat(buckets.of(image.get(0).asInt(), image.get(1).asInt()))
                        .as("size for %s at %s", image, json.get("edge"))
                        .isEqualTo(size(choice.get("size")));
            }
        }
    }

    @Test
    void withoutBucketsEveryPictureIsSquare() {
        Buckets buckets = Buckets.of(ImageSettings.square(64, "#ffffff", true));
        assertThat(buckets.of(300, 20)).isEqualTo(new Buckets.Size(64, 64));
    }

    private static Buckets.Size size(JsonNode json) {
        return new Buckets.Size(json.get(0).asInt(), json.get(1).asInt());
    }
}
