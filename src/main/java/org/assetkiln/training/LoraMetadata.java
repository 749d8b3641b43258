package org.assetkiln.training;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.training.settings.OptimizerSettings;
import org.assetkiln.training.settings.TrainingSettings;

/** The metadata of a LoRA file that A1111, Forge, ComfyUI and kohya's own tools read; every value is text. */
final class LoraMetadata {
    private final TrainingSettings settings;
    private final ModelFiles base;
    private final String name;

    LoraMetadata(TrainingSettings settings, ModelFiles base, String name) {
        this.settings = settings;
        this.base = base;
        this.name = name;
    }

    Map<String, String> of(int step) {
        var data = new TreeMap<String, String>();
        network(data);
        training(data, step);
        specification(data);
        return data;
    }

    private void network(Map<String, String> data) {
        boolean second = second();
        boolean velocity = velocity();
        data.put("ss_v2", second ? "True" : "False");
        data.put("ss_base_model_version", second ? velocity ? "sd_v2_v" : "sd_v2" : "sd_v1");
        data.put("ss_network_module", "networks.lora");
        data.put("ss_network_dim", Integer.toString(settings.network().rank()));
        data.put("ss_network_alpha", Double.toString(settings.network().alpha()));
        data.put("ss_sd_model_name", base.path().getFileName().toString());
        data.put("ss_output_name", name);
    }

    private void training(Map<String, String> data, int step) {
        OptimizerSettings optimizer = settings.optimizer();
        data.put("ss_steps", Integer.toString(step));
        data.put("ss_max_train_steps", Integer.toString(settings.steps()));
        data.put("ss_learning_rate", Double.toString(optimizer.learningRate()));
        data.put("ss_unet_lr", Double.toString(optimizer.learningRate()));
        data.put("ss_text_encoder_lr", Double.toString(optimizer.textEncoderLearningRate()));
        data.put("ss_optimizer", "AdamW");
        data.put("ss_lr_scheduler", optimizer.schedule().name().toLowerCase(Locale.ROOT));
        data.put("ss_lr_warmup_steps", Integer.toString(optimizer.warmupSteps()));
        data.put("ss_num_train_images", Integer.toString(settings.data().files().size()));
        data.put(
                "ss_num_reg_images",
                Integer.toString(settings.prior().enabled() ? settings.prior().classImages() : 0));
        data.put("ss_prior_loss_weight", Double.toString(settings.prior().weight()));
        data.put("ss_total_batch_size", Integer.toString(settings.batchSize()));
        data.put("ss_gradient_accumulation_steps", Integer.toString(settings.accumulationSteps()));
        data.put("ss_min_snr_gamma", Double.toString(settings.loss().minSnrGamma()));
        int edge = settings.image().resolution();
        data.put("ss_resolution", "(" + edge + ", " + edge + ")");
        data.put("ss_seed", Long.toString(settings.seed()));
    }

    private void specification(Map<String, String> data) {
        int edge = settings.image().resolution();
        data.put("modelspec.sai_model_spec", "1.0.1");
        data.put("modelspec.architecture", architecture() + "/lora");
        data.put("modelspec.implementation", "https://github.com/Stability-AI/generative-models");
        data.put("modelspec.title", name);
        data.put("modelspec.resolution", edge + "x" + edge);
        data.put("modelspec.prediction_type", velocity() ? "v" : "epsilon");
        data.put("modelspec.trigger_phrase", settings.data().prompt());
    }

    /** Stable Diffusion 2 is the one with the wider text encoder. */
    private boolean second() {
        return base.textConfig().hiddenSize() == 1024;
    }

    private boolean velocity() {
        return base.scheduler().predictionType() == PredictionType.V_PREDICTION;
    }

    private String architecture() {
        if (!second()) {
            return "stable-diffusion-v1";
        }
        return velocity() ? "stable-diffusion-v2-768-v" : "stable-diffusion-v2-512";
    }
}
