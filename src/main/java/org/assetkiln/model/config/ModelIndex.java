package org.assetkiln.model.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assetkiln.model.ModelFormatException;

/**
 * The parts of a model folder, as in {@code model_index.json}.
 *
 * @param className the diffusers pipeline
 * @param components class of each part by its folder; parts that are switched off are left out
 */
public record ModelIndex(String className, Map<String, Component> components) {
    /**
     * One part.
     *
     * @param library the Python library it is from: diffusers or transformers
     * @param className its class there
     */
    public record Component(String library, String className) {}

    public ModelIndex {
        components = Map.copyOf(components);
    }

    /** The index of a Stable Diffusion model for text to image without a safety checker. */
    public static ModelIndex stableDiffusion(String schedulerClass) {
        return stableDiffusion("StableDiffusionPipeline", schedulerClass);
    }

    /** The index of a Stable Diffusion model for some diffusers pipeline, without a safety checker. */
    public static ModelIndex stableDiffusion(String pipelineClass, String schedulerClass) {
        return new ModelIndex(
                pipelineClass,
                Map.of(
                        "scheduler", new Component("diffusers", schedulerClass),
                        "text_encoder", new Component("transformers", "CLIPTextModel"),
                        "tokenizer", new Component("transformers", "CLIPTokenizer"),
                        "unet", new Component("diffusers", "UNet2DConditionModel"),
                        "vae", new Component("diffusers", "AutoencoderKL")));
    }

    /**
     * Reads {@code model_index.json}.
     *
     * @throws ModelFormatException if it is not a Stable Diffusion 1 or 2 model
     */
    public static ModelIndex read(Path file) throws IOException {
        ConfigJson json = ConfigJson.read(file);
        json.only(
                "_class_name",
                "StableDiffusionPipeline",
                "StableDiffusionImg2ImgPipeline",
                "StableDiffusionInpaintPipeline",
                "StableDiffusionInpaintPipelineLegacy");
        Map<String, Component> components = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.json().properties()) {
            JsonNode pair = entry.getValue();
            if (pair.isArray()
                    && pair.size() == 2
                    && pair.get(0).isTextual()
                    && pair.get(1).isTextual()) {
                components.put(
                        entry.getKey(),
                        new Component(pair.get(0).textValue(), pair.get(1).textValue()));
            }
        }
        require(json, components, "unet", "UNet2DConditionModel");
        require(json, components, "vae", "AutoencoderKL");
        require(json, components, "text_encoder", "CLIPTextModel");
        json.check(components.containsKey("tokenizer"), "tokenizer", "a tokenizer's class");
        json.check(components.containsKey("scheduler"), "scheduler", "a scheduler's class");
        return new ModelIndex(json.text("_class_name", "StableDiffusionPipeline"), components);
    }

    private static void require(ConfigJson json, Map<String, Component> parts, String key, String className)
            throws ModelFormatException {
        Component part = parts.get(key);
        json.check(part != null && part.className().equals(className), key, "the class " + className);
    }

    /** Writes a {@code model_index.json} that diffusers loads. */
    public void write(Path file) throws IOException {
        ObjectNode json = ConfigJson.object(className);
        json.putArray("feature_extractor").addNull().addNull();
        json.putArray("safety_checker").addNull().addNull();
        json.put("requires_safety_checker", false);
        components.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> json.putArray(entry.getKey())
                .add(entry.getValue().library())
                .add(entry.getValue().className()));
        ConfigJson.write(file, json);
    }
}
