package org.assetkiln.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.model.safetensors.SafetensorsFile;
import org.assetkiln.training.settings.CaptionedData;
import org.assetkiln.training.settings.CaptionedImage;
import org.assetkiln.training.settings.NetworkSettings;
import org.assetkiln.training.settings.OutputSettings;
import org.assetkiln.training.settings.OutputSettings.Format;
import org.assetkiln.training.settings.OutputSettings.Precision;
import org.assetkiln.training.settings.PriorSettings;
import org.assetkiln.training.settings.TrainingSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunResultTest {
    private static final String LAYER = "unet.mid_block.attentions.0.transformer_blocks.0.attn1.to_q.lora_A.weight";

    @TempDir
    Path folder;

    private List<String> images;

    @BeforeEach
    void draw() throws Exception {
        images = TinyRun.images(folder, 3);
    }

    @Test
    void aLoraIsWrittenInTheChosenNamesAndPrecision() throws Exception {
        var output = new OutputSettings(Format.PEFT, Precision.F16);
        try (var file = SafetensorsFile.open(
                run(TinyRun.written(output, TinyRun.settings(images, 2))).resolve("shield.safetensors"))) {
            assertThat(file.info(LAYER).dtype()).isEqualTo(DType.F16);
            assertThat(file.names()).allMatch(name -> name.contains(".lora_A.") || name.contains(".lora_B."));
        }
    }

    @Test
    void theTextSaysHowToUseTheLoraAndHowItWasMade() throws Exception {
        Map<String, String> text;
        try (var file = SafetensorsFile.open(run(TinyRun.settings(images, 2)).resolve("shield.safetensors"))) {
            text = file.metadata();
        }
        assertThat(text)
                .containsEntry("ss_base_model_version", "sd_v1")
                .containsEntry("ss_steps", "2")
                .containsEntry("ss_num_train_images", "3")
                .containsEntry("ss_num_epochs", "2")
                .containsEntry("ss_resolution", "(32, 32)")
                .containsEntry("ss_output_name", "shield")
                .containsEntry("ss_tag_frequency", "{\"" + folder.getFileName() + "\":{\"a zkw slime\":3}}")
                .containsEntry("modelspec.title", "shield")
                .containsEntry("modelspec.trigger_phrase", "a zkw slime")
                .containsKeys("sshs_model_hash", "sshs_legacy_hash", "modelspec.hash_sha256");
        assertThat(Instant.parse(text.get("modelspec.date"))).isBeforeOrEqualTo(Instant.now());
        String thumbnail = text.get("modelspec.thumbnail");
        assertThat(thumbnail).startsWith("data:image/jpeg;base64,").hasSizeLessThan(8000);
        byte[] jpeg = Base64.getDecoder().decode(thumbnail.substring(thumbnail.indexOf(',') + 1));
        assertThat(ImageIO.read(new ByteArrayInputStream(jpeg)).getWidth()).isEqualTo(32);
    }

    @Test
    void aFullModelIsWrittenInTheChosenPrecision() throws Exception {
        TrainingSettings full = TinyRun.with(
                TinyRun.settings(images, 1),
                PriorSettings.off(),
                new NetworkSettings(NetworkSettings.Kind.FULL, 1, 1, NetworkSettings.Target.ATTENTION, false));
        Path result = run(TinyRun.written(new OutputSettings(Format.KOHYA, Precision.BF16), full));
        assertThat(ModelFiles.open(result.resolve("model")).precision()).isEqualTo(DType.BF16);
    }

    @Test
    void theWordsThatAllCaptionsShareCallForWhatWasLearned() {
        var data = new CaptionedData(
                List.of(
                        CaptionedImage.of("art/a.png", "zkw style, a red potion", "a potion, zkw style"),
                        CaptionedImage.of("art/b.png", "zkw style, a shield"),
                        CaptionedImage.of("more/c.png", "a key, zkw style")),
                0,
                0);
        TagFrequency tags = TagFrequency.of(data);
        assertThat(tags.shared()).contains("zkw style");
        assertThat(tags.byFolder().get("art"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("zkw style", 2, "a red potion", 1, "a potion", 1, "a shield", 1));
        assertThat(tags.images()).containsExactlyInAnyOrderEntriesOf(Map.of("art", 2, "more", 1));
    }

    private Path run(TrainingSettings settings) throws Exception {
        var output = new TrainingOutput(folder.resolve("shield"), folder.resolve("cache"));
        new Trainer(settings, output, event -> {}, () -> TrainingControl.Request.NONE).run();
        return output.result();
    }
}
