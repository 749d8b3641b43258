package org.assetkiln.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
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
