package org.assetkiln.training;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assetkiln.files.Json;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.lora.LoraDescription;
import org.assetkiln.model.lora.LoraLayer;
import org.assetkiln.training.settings.CaptionedData;
import org.assetkiln.training.settings.DreamBoothData;
import org.assetkiln.training.settings.OptimizerSettings;
import org.assetkiln.training.settings.TrainingData;
import org.assetkiln.training.settings.TrainingSettings;

/**
 * The free text of a trained LoRA file, which A1111, Forge, ComfyUI and kohya's own tools read; every value is text.
 *
 * @param name of the file
 * @param step optimizer steps done
 * @param finished when the last of them was
 */
record LoraMetadata(TrainingSettings settings, String name, int step, Instant finished) {
    /** The text for a file with these layers, trained on this model. */
    Map<String, String> of(ModelFiles base, List<LoraLayer> layers) {
        Map<String, String> data = new TreeMap<>(LoraDescription.of(base, layers));
        training(data);
        optimizer(data);
        images(data);
        specification(data);
        return data;
    }

    private void training(Map<String, String> data) {
        data.put("ss_output_name", name);
        data.put("ss_training_comment", "Assetkiln");
        data.put("ss_training_finished_at", finished.getEpochSecond() + ".0");
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
        data.put("ss_noise_offset", Double.toString(settings.loss().offsetNoise()));
        data.put("ss_min_snr_gamma", Double.toString(settings.loss().minSnrGamma()));
        data.put("ss_prior_loss_weight", Double.toString(settings.prior().weight()));
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
        data.put("ss_gradient_accumulation_steps", Integer.toString(settings.accumulationSteps()));
    }

    private void images(Map<String, String> data) {
        var tags = TagFrequency.of(settings.data());
        int batch = settings.batchSize();
        TrainingData learned = settings.data();
        int count =
                IntStream.range(0, learned.files().size()).map(learned::repeats).sum();
        data.put("ss_num_train_images", Integer.toString(count));
        data.put(
                "ss_num_reg_images",
                Integer.toString(settings.prior().enabled() ? settings.prior().classImages() : 0));
        data.put("ss_num_batches_per_epoch", Integer.toString(Math.max(1, (count + batch - 1) / batch)));
        data.put("ss_total_batch_size", Integer.toString(batch));
        data.put("ss_batch_size_per_device", Integer.toString(batch));
        data.put("ss_tag_frequency", Json.line(tags.byFolder()));
        data.put("ss_dataset_dirs", Json.line(folders(tags)));
        data.put("ss_caption_dropout_rate", Double.toString(captionDropout()));
        data.put("ss_enable_bucket", text(settings.image().buckets().enabled()));
        data.put("ss_flip_aug", text(settings.image().flip()));
        int edge = settings.image().resolution();
        data.put("ss_resolution", "(" + edge + ", " + edge + ")");
    }

    private void specification(Map<String, String> data) {
        int edge = settings.image().resolution();
        data.put("modelspec.title", name);
        data.put("modelspec.date", finished.toString());
        data.put("modelspec.resolution", edge + "x" + edge);
        if (settings.data() instanceof DreamBoothData dreamBooth) {
            data.put("modelspec.trigger_phrase", dreamBooth.prompt());
        } else {
            TagFrequency.of(settings.data()).shared().ifPresent(words -> data.put("modelspec.trigger_phrase", words));
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
        int images = Math.max(1, settings.data().files().size());
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
