package org.assetkiln.training.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.files.Json;
import org.assetkiln.training.TinyRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    private static final TrainingSettings SETTINGS = TinyRun.settings(List.of("/a.png", "/b.png"), 10);

    @TempDir
    private Path folder;

    @Test
    void settingsComeBackAsTheyWereWritten() throws IOException {
        Path file = folder.resolve("settings.json");
        Json.write(file, SETTINGS);
        assertThat(SettingsFile.read(file)).isEqualTo(SETTINGS);
    }

    @Test
    void captionsComeBackAsTheyWereWritten() throws IOException {
        Path file = folder.resolve("settings.json");
        var captioned = new CaptionedData(
                List.of(CaptionedImage.of("/a.png", "a shield", "an old shield"), CaptionedImage.of("/b.png", "a key")),
                0.1,
                0.2,
                "zkw, {caption}");
        Json.write(file, TinyRun.learning(captioned, SETTINGS));
        assertThat(SettingsFile.read(file).data()).isEqualTo(captioned);
        ObjectNode old = Json.mapper().valueToTree(TinyRun.learning(captioned, SETTINGS));
        ((ObjectNode) old.get("data")).remove("template");
        Json.write(file, old);
        assertThat(SettingsFile.read(file).data())
                .isEqualTo(new CaptionedData(captioned.images(), captioned.captionDropout(), captioned.holdOut()));
    }

    @Test
    void settingsOfTheFirstVersionAreReadWithTheUsualValuesForWhatIsNew() throws IOException {
        ObjectNode old = Json.mapper().valueToTree(SETTINGS);
        old.set("instance", old.get("data").get("instance"));
        old.set("prior", old.get("data").get("prior"));
        old.remove(List.of("data", "compute", "output"));
        old.withObject("/network").remove(List.of("convolutions", "layers"));
        old.withObject("/optimizer").remove(List.of("textEncoderSteps", "averageDecay"));
        old.withObject("/loss").remove(List.of("offsetNoise", "mask", "outside"));
        old.withObject("/image").remove(List.of("buckets", "flip"));
        Path file = folder.resolve("old.json");
        Json.write(file, old);
        assertThat(SettingsFile.read(file)).isEqualTo(SETTINGS);
    }

    @Test
    void aMissingPartIsNamedTogetherWithTheFile() throws IOException {
        ObjectNode json = Json.mapper().valueToTree(SETTINGS);
        json.remove("optimizer");
        Path file = folder.resolve("cut.json");
        Files.writeString(file, json.toString());
        assertThatThrownBy(() -> SettingsFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cut.json")
                .hasMessageEndingWith("optimizer is missing.");
    }
}
