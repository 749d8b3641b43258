package org.assetkiln.model;

import java.util.Map;
import java.util.TreeMap;
import org.assetkiln.model.config.PredictionType;

/**
 * What a file's free text says of a model by Stability AI's metadata standard 1.0.1
 * (github.com/Stability-AI/ModelSpec), which A1111, Forge and ComfyUI show.
 */
public final class ModelSpec {
    private ModelSpec() {}

    /** For a model in one file. */
    public static Map<String, String> of(ModelFiles model) {
        Map<String, String> data = facts(model);
        data.put("modelspec.implementation", "https://github.com/Stability-AI/generative-models");
        data.put("modelspec.title", title(model));
        return data;
    }

    /** The part of it that follows from the model's configurations. */
    static Map<String, String> facts(ModelFiles model) {
        Map<String, String> data = common(model, "");
        data.put("modelspec.resolution", model.pixels() + "x" + model.pixels());
        return data;
    }

    /** For a LoRA made for a model. */
    public static Map<String, String> ofLora(ModelFiles base) {
        Map<String, String> data = common(base, "/lora");
        data.put("modelspec.implementation", "diffusers");
        return data;
    }

    private static Map<String, String> common(ModelFiles model, String kind) {
        Map<String, String> data = new TreeMap<>();
        boolean velocity = model.scheduler().predictionType() == PredictionType.V_PREDICTION;
        data.put("modelspec.sai_model_spec", "1.0.1");
        data.put("modelspec.architecture", architecture(model, velocity) + kind);
        data.put("modelspec.prediction_type", velocity ? "v" : "epsilon");
        return data;
    }

    private static String architecture(ModelFiles model, boolean velocity) {
        if (model.family() != Family.SD2) {
            return "stable-diffusion-v1";
        }
        return velocity ? "stable-diffusion-v2-768-v" : "stable-diffusion-v2-512";
    }

    private static String title(ModelFiles model) {
        return String.valueOf(model.path().getFileName()).replaceFirst("\\.safetensors$", "");
    }
}
