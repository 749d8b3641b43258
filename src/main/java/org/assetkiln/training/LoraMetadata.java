package org.assetkiln.training;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.assetkiln.files.Json;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.lora.LoraDescription;
import org.assetkiln.model.lora.LoraLayer;
import org.assetkiln.training.settings.BucketSettings;
import org.assetkiln.training.settings.CaptionedData;
import org.assetkiln.training.settings.DreamBoothData;
import org.assetkiln.training.settings.OptimizerSettings;
import org.assetkiln.training.settings.TrainingSettings;
import org.jspecify.annotations.Nullable;

/**
 * The free text of a trained LoRA file, which A1111, Forge, ComfyUI and kohya's own tools read; every value is text.
 *
 * @param name of the file
 * @param step optimizer steps done
 * @param finished when the last of them was
 * @param begun when the run was; null if nobody knows
 * @param learned the images it learned
 */
record LoraMetadata(
        TrainingSettings settings,
        String name,
        int step,
        Instant finished,
        @Nullable Instant begun,
        LearnedImages learned) {
    /** The text for a file with these layers, trained on this model. */
    Map<String, String> of(ModelFiles base, List<LoraLayer> layers) {
        Map<String, String> data = new TreeMap<>(LoraDescription.of(base, layers));
        training(data);
        loss(data, base);
        optimizer(data);
        images(data);
        pictures(data);
        specification(data);
        return data;
    }

    private void training(Map<String, String> data) {
        data.put("ss_output_name", name);
        data.put("ss_training_comment", "Assetkiln");
        data.put("ss_training_finished_at", finished.getEpochSecond() + ".0");
        if (begun != null) {
            data.put("ss_training_started_at", begun.getEpochSecond() + ".0");
            data.put("ss_session_id", Long.toString(session(begun)));
        }
        data.put("ss_steps", Integer.toString(step));
        data.put("ss_max_train_steps", Integer.toString(settings.steps()));
        data.put("ss_epoch", Long.toString(epochs(step)));
        data.put("ss_num_epochs", Long.toString(epochs(settings.steps())));
        data.put("ss_seed", Long.toString(settings.seed()));
        data.put("ss_mixed_precision", mixedPrecision());
        data.put("ss_gradient_checkpointing", text(settings.compute().gradientCheckpointing()));
        data.put("ss_cache_latents", "True");
        data.put("ss_clip_skip", "None");
        data.put("ss_max_token_length", "None");
        data.put("ss_full_fp16", "False");
        data.put("ss_fp8_base", "False");
        data.put("ss_lowram", "False");
    }

    private void loss(Map<String, String> data, ModelFiles base) {
        data.put("ss_noise_offset", Double.toString(settings.loss().offsetNoise()));
        data.put("ss_min_snr_gamma", Double.toString(settings.loss().minSnrGamma()));
        data.put("ss_prior_loss_weight", Double.toString(settings.prior().weight()));
        data.put("ss_loss_type", "l2");
        data.put("ss_zero_terminal_snr", text(base.scheduler().zeroTerminalSnr()));
        data.put("ss_debiased_estimation", "False");
        for (String unused : List.of("adaptive_noise_scale", "multires_noise_iterations", "ip_noise_gamma")) {
            data.put("ss_" + unused, "None");
        }
    }

    /** Tells runs apart whose results have one name; always the same for one run. */
    private long session(Instant start) {
        return Integer.toUnsignedLong(Objects.hash(name, settings.seed(), start.toEpochMilli()));
    }

    private void optimizer(Map<String, String> data) {
        OptimizerSettings optimizer = settings.optimizer();
        String rate = Double.toString(optimizer.learningRate());
        data.put("ss_learning_rate", rate);
        data.put("ss_unet_lr", rate);
        data.put(
                "ss_text_encoder_lr",
                settings.network().textEncoder() ? Double.toString(optimizer.textEncoderLearningRate()) : "None");
        data.put("ss_optimizer", "AdamW");
        data.put("ss_lr_scheduler", optimizer.schedule().name().toLowerCase(Locale.ROOT));
        data.put("ss_lr_warmup_steps", Integer.toString(optimizer.warmupSteps()));
        data.put("ss_max_grad_norm", Double.toString(optimizer.maxGradientNorm()));
        data.put("ss_network_dropout", "None");
        data.put("ss_scale_weight_norms", "None");
        data.put("ss_gradient_accumulation_steps", Integer.toString(settings.accumulationSteps()));
    }

    private void images(Map<String, String> data) {
        var tags = TagFrequency.of(settings.data(), learned.sources());
        int batch = settings.batchSize();
        int count = learned.visits(settings.data());
        data.put("ss_num_train_images", Integer.toString(count));
        data.put("ss_num_validation_images", Integer.toString(learned.held()));
        data.put("ss_validation_split", Double.toString(settings.data().holdOut()));
        int classes = settings.prior().enabled() ? settings.prior().classImages() : 0;
        data.put("ss_num_reg_images", Integer.toString(classes));
        data.put("ss_num_batches_per_epoch", Integer.toString(Math.max(1, (count + batch - 1) / batch)));
        data.put("ss_total_batch_size", Integer.toString(batch));
        data.put("ss_batch_size_per_device", Integer.toString(batch));
        data.put("ss_tag_frequency", Json.line(tags.byFolder()));
        data.put("ss_dataset_dirs", Json.line(folders(tags)));
        data.put("ss_reg_dataset_dirs", Json.line(classFolder(classes)));
        data.put("ss_caption_dropout_rate", Double.toString(captionDropout()));
        data.put("ss_caption_dropout_every_n_epochs", "0");
        data.put("ss_caption_tag_dropout_rate", "0.0");
        data.put("ss_shuffle_caption", "False");
        data.put("ss_keep_tokens", "0");
    }

    private void pictures(Map<String, String> data) {
        BucketSettings buckets = settings.image().buckets();
        boolean bucketed = buckets.enabled();
        data.put("ss_enable_bucket", text(bucketed));
        data.put("ss_bucket_no_upscale", "False");
        data.put("ss_min_bucket_reso", bucketed ? Integer.toString(buckets.smallest()) : "None");
        data.put("ss_max_bucket_reso", bucketed ? Integer.toString(buckets.largest()) : "None");
        data.put("ss_bucket_info", bucketed ? Json.line(learned.buckets(settings.data())) : "null");
        data.put("ss_flip_aug", text(settings.image().flip()));
        data.put("ss_color_aug", "False");
        data.put("ss_random_crop", "False");
        data.put("ss_face_crop_aug_range", "None");
        int edge = settings.image().resolution();
        data.put("ss_resolution", "(" + edge + ", " + edge + ")");
    }

    private Map<String, Object> classFolder(int classes) {
        if (classes == 0) {
            return Map.of();
        }
        Path folder = Path.of(settings.prior().classFolder()).getFileName();
        boolean own = settings.prior().classFolder().isEmpty() || folder == null;
        return Map.of(own ? "class" : folder.toString(), new TreeMap<>(Map.of("n_repeats", 1, "img_count", classes)));
    }

    private void specification(Map<String, String> data) {
        int edge = settings.image().resolution();
        data.put("modelspec.title", name);
        data.put("modelspec.date", finished.toString());
        data.put("modelspec.resolution", edge + "x" + edge);
        if (settings.data() instanceof DreamBoothData dreamBooth) {
            data.put("modelspec.trigger_phrase", dreamBooth.prompt());
        } else {
            TagFrequency.of(settings.data(), learned.sources())
                    .shared()
                    .ifPresent(words -> data.put("modelspec.trigger_phrase", words));
        }
    }

    private static Map<String, Map<String, Integer>> folders(TagFrequency tags) {
        Map<String, Map<String, Integer>> folders = new TreeMap<>();
        tags.images()
                .forEach((name, count) -> folders.put(
                        name,
                        new TreeMap<>(Map.of("n_repeats", tags.repeats().getOrDefault(name, 1), "img_count", count))));
        return folders;
    }

    private long epochs(int steps) {
        long seen = (long) steps * settings.batchSize() * settings.accumulationSteps();
        int images = Math.max(1, learned.visits(settings.data()));
        return (seen + images - 1) / images;
    }

    private double captionDropout() {
        return settings.data() instanceof CaptionedData captioned ? captioned.captionDropout() : 0;
    }

    private String mixedPrecision() {
        return switch (settings.compute().precision()) {
            case FP32 -> "no";
            case BF16 -> "bf16";
            case FP16 -> "fp16";
        };
    }

    private static String text(boolean value) {
        return value ? "True" : "False";
    }
}
