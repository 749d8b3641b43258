package org.assetkiln.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assetkiln.Fixtures;
import org.assetkiln.app.command.AssetkilnCommand;
import org.assetkiln.hub.HubServer;
import org.assetkiln.training.TinyRun;
import org.junit.jupiter.api.Test;

class ModelsCommandTest extends CommandTest {
    @Test
    void aModelIsAddedListedMadeTheDefaultAndRemoved() {
        String model = TinyRun.model().toAbsolutePath().normalize().toString();
        assertThat(models("add", model)).isZero();
        assertThat(said()).contains("Added " + model);
        assertThat(models("default", "sd1")).isZero();
        assertThat(models()).isZero();
        assertThat(said()).contains("* sd1", model, "32 bit", "predicts noise");
        assertThat(models("remove", "sd1")).isZero();
        assertThat(models("default")).isZero();
        assertThat(said()).endsWith("starter\n");
    }

    @Test
    void whatFilesDoNotSayIsSaidAndKept() throws IOException {
        Path file = folder.resolve("one.safetensors");
        Files.copy(Fixtures.path("layouts/sd2.safetensors"), file);
        String vae = Fixtures.path("models/sd2/vae").toString();
        assertThat(models("set", file.toString(), "--prediction", "epsilon", "--vae", vae))
                .isZero();
        assertThat(said()).contains("predicts noise");
        assertThat(models("set", file.toString(), "--prediction", "v")).isZero();
        assertThat(said()).contains("predicts velocity");
        assertThat(folder.resolve("one.assetkiln.json")).content().contains("models/sd2/vae", "v_prediction");
        String wrong = Fixtures.path("models/sd2/unet").toString();
        assertThat(models("set", file.toString(), "--vae", wrong)).isEqualTo(1);
        assertThat(said()).contains("Choose an autoencoder");
        assertThat(models("set", file.toString(), "--vae", "nowhere")).isEqualTo(1);
        assertThat(said()).contains("There is no autoencoder nowhere");
        assertThat(folder.resolve("one.assetkiln.json")).content().contains("models/sd2/vae");
        assertThat(models("set", file.toString())).isEqualTo(2);
    }

    @Test
    void inspectingNamesEverythingIncludingTheHash() {
        assertThat(models("inspect", "--hash", TinyRun.model().toString())).isZero();
        assertThat(said())
                .contains("parameters", "a folder")
                .containsPattern("SHA-256 [0-9a-f]{64}, short [0-9a-f]{10}");
        assertThat(models("inspect", folder.toString())).isEqualTo(1);
        assertThat(said()).contains("holds no model");
        assertThat(models("inspect", "nobody")).isEqualTo(1);
        assertThat(said()).contains("There is no model nobody");
    }

    @Test
    void aModelIsDownloadedAndThenInTheList() throws IOException {
        try (HubServer hub = tinyHub()) {
            String endpoint = hub.endpoint().toString();
            assertThat(models("download", "--list", "--endpoint", endpoint, HubServer.REPOSITORY))
                    .isZero();
            assertThat(said()).contains("Full precision", "unet/diffusion_pytorch_model.safetensors");
            assertThat(folder.resolve("user/data/models")).doesNotExist();
            assertThat(models("download", "--endpoint", endpoint, HubServer.REPOSITORY))
                    .isZero();
            assertThat(said()).contains("Downloaded ");
            assertThat(models("inspect", "kiln/tiny")).isZero();
            assertThat(said()).contains("from kiln/tiny on the Hugging Face Hub");
        }
    }

    @Test
    void aWrongNameIsWrongUsageAndAMissingRepositoryAFailure() throws IOException {
        assertThat(models("download", "not a name")).isEqualTo(2);
        try (HubServer hub = tinyHub()) {
            String endpoint = hub.endpoint().toString();
            assertThat(models("download", "--endpoint", endpoint, "kiln/nothing"))
                    .isEqualTo(1);
            assertThat(said()).contains("There is no kiln/nothing");
            assertThat(models("download", "--endpoint", endpoint, "--half", HubServer.REPOSITORY))
                    .isEqualTo(2);
        }
    }

    private static int models(String... arguments) {
        return AssetkilnCommand.run(
                Stream.concat(Stream.of("models"), Stream.of(arguments)).toArray(String[]::new));
    }

    private static HubServer tinyHub() throws IOException {
        HubServer hub = new HubServer();
        try (Stream<Path> files = Files.walk(TinyRun.model())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = TinyRun.model().relativize(file).toString().replace('\\', '/');
                hub.put(name, Files.readAllBytes(file));
            }
        }
        return hub;
    }
}
