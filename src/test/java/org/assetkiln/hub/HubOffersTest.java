package org.assetkiln.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a repository offers, and what is never taken from it. */
class HubOffersTest extends HubTest {
    @Test
    void aRepositorySaysWhatItOffersAndHowLargeThatIsBeforeAnythingIsFetched() throws IOException {
        server.put("tiny-pruned.safetensors", HubServer.content("single", 1000));
        List<Offer> offers = offers(hub());
        assertThat(offers)
                .extracting(Offer::title)
                .containsExactly("Full precision", "Half precision", "tiny-pruned.safetensors");
        assertThat(offers.get(0).files())
                .extracting(HubFile::path)
                .containsExactly(
                        "unet/config.json",
                        "vae/config.json",
                        "text_encoder/config.json",
                        "scheduler/scheduler_config.json",
                        "tokenizer/vocab.json",
                        "tokenizer/merges.txt",
                        UNET,
                        "vae/diffusion_pytorch_model.safetensors",
                        "text_encoder/model.safetensors",
                        "model_index.json");
        assertThat(offers.get(0).bytes()).isBetween(3L * BYTES, 3L * BYTES + 200);
        assertThat(offers.get(1).bytes()).isBetween(3L * BYTES / 2, 3L * BYTES / 2 + 200);
        assertThat(server.seen()).hasSize(2).noneMatch(seen -> seen.path().endsWith(".safetensors"));
        assertThat(models).isEmptyDirectory();
    }

    @Test
    void hostileFileNamesAreNeverChosen() throws IOException {
        for (String name : List.of(
                "../evil.safetensors",
                "/etc/evil.safetensors",
                "..\\evil.safetensors",
                "C:evil.safetensors",
                "unet/../../evil.json",
                "tokenizer/../../../evil.json",
                ".hidden.safetensors",
                "evil\n.safetensors",
                "evil.safetensors.bin")) {
            server.put(name, HubServer.content(name, 10));
        }
        Path folder = download(hub(), 0);
        assertThat(offers(hub())).hasSize(2);
        assertThat(names(folder)).noneMatch(name -> name.contains("evil"));
        assertThat(names(models)).noneMatch(name -> name.contains("evil"));
    }

    @Test
    void pickledWeightsAreNotOffered() throws IOException {
        try (HubServer pickled = new HubServer()
                .put("model_index.json", "{\"_class_name\": \"StableDiffusionPipeline\"}")
                .put("unet/diffusion_pytorch_model.bin", "pickle")) {
            var hub = new Hub(pickled.settings(), QUICK, Duration.ofSeconds(5));
            assertThatThrownBy(() -> offers(hub)).hasMessageContaining("pickled files, which can run code");
        }
    }

    @Test
    void anotherKindOfModelIsRefusedBeforeItsGigabytesAreFetched() {
        server.put("model_index.json", "{\"_class_name\": \"StableDiffusionXLPipeline\"}");
        assertThatThrownBy(() -> offers(hub())).hasMessageContaining("StableDiffusionXLPipeline");
    }
}
