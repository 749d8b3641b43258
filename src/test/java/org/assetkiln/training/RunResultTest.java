package org.assetkiln.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.assetkiln.files.FileHashes;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.ModelWriter;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.model.safetensors.SafetensorsFile;
import org.assetkiln.training.settings.BucketSettings;
import org.assetkiln.training.settings.CaptionedData;
import org.assetkiln.training.settings.CaptionedImage;
import org.assetkiln.training.settings.DreamBoothData;
import org.assetkiln.training.settings.ImageSettings;
import org.assetkiln.training.settings.InstanceSettings;
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
        TagFrequency tags = TagFrequency.of(data, List.of(0, 1, 2));
        assertThat(tags.shared()).contains("zkw style");
        assertThat(tags.byFolder().get("art"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("zkw style", 2, "a red potion", 1, "a potion", 1, "a shield", 1));
        assertThat(tags.images()).containsExactlyInAnyOrderEntriesOf(Map.of("art", 2, "more", 1));
        assertThat(TagFrequency.of(data, List.of(2)).images()).isEqualTo(Map.of("more", 1));
    }

    @Test
    void theTextCountsRepeatsAndNotWhatWasHeldOut() throws Exception {
        var learned = new LearnedImages(List.of(0, 2), List.of(List.of(64L, 32L), List.of(32L, 32L)), 1);
        var data = new DreamBoothData(
                new InstanceSettings(
                        List.of("/10_key/a.png", "/10_key/b.png", "/c/c.png"), "a key", List.of(10, 10, 1)),
                new PriorSettings(true, "a thing", 7, "/data/things", 1),
                0.4);
        TrainingSettings settings = TinyRun.pictured(
                new ImageSettings(32, "#ffffff", true, new BucketSettings(8, 32, 64), false),
                TinyRun.learning(data, TinyRun.settings(images, 50)));
        Instant time = Instant.parse("2026-01-02T03:04:05Z");
        ModelFiles base = ModelFiles.open(TinyRun.model());
        Map<String, String> text = new LoraMetadata(settings, "key", 22, time, time, learned).of(base, List.of());
        assertThat(text)
                .containsEntry("ss_num_train_images", "11")
                .containsEntry("ss_num_validation_images", "1")
                .containsEntry("ss_num_batches_per_epoch", "6")
                .containsEntry("ss_epoch", "4")
                .containsEntry("ss_num_epochs", "10")
                .containsEntry("ss_training_started_at", time.getEpochSecond() + ".0")
                .containsEntry("ss_full_fp16", "False")
                .containsEntry("ss_keep_tokens", "0")
                .containsEntry("ss_shuffle_caption", "False")
                .containsEntry("ss_reg_dataset_dirs", "{\"things\":{\"img_count\":7,\"n_repeats\":1}}")
                .containsEntry(
                        "ss_bucket_info",
                        "{\"buckets\":{\"0\":{\"count\":1,\"resolution\":[32,32]},"
                                + "\"1\":{\"count\":10,\"resolution\":[64,32]}}}")
                .doesNotContainKey("ss_sd_model_hash");
        assertThat(text.get("ss_session_id")).matches("\\d+");
        assertThat(text.get("ss_tag_frequency")).contains("10_key").contains("\"a key\":1");
    }

    @Test
    void aBaseModelInOneFileIsNamedByItsHashes() throws Exception {
        Path single = folder.resolve("base.safetensors");
        ModelWriter.convert(single, ModelFiles.open(TinyRun.model()), null, Map.of());
        Path result = run(TinyRun.based(single, TinyRun.settings(images, 1)));
        try (var file = SafetensorsFile.open(result.resolve("shield.safetensors"))) {
            byte[] digest = FileHashes.newDigest().digest(Files.readAllBytes(single));
            assertThat(file.metadata())
                    .containsEntry("ss_new_sd_model_hash", HexFormat.of().formatHex(digest))
                    .containsEntry("ss_sd_model_name", "base.safetensors");
            assertThat(file.metadata().get("ss_sd_model_hash")).matches("[0-9a-f]{8}");
        }
    }

    private Path run(TrainingSettings settings) throws Exception {
        var output = new TrainingOutput(folder.resolve("shield"), folder.resolve("cache"));
        new Trainer(settings, output, event -> {}, () -> TrainingControl.Request.NONE).run();
        return output.result();
    }
}
