package org.assetkiln.model;

import java.util.List;
import java.util.function.Predicate;
import org.assetkiln.model.keys.OriginalNames;
import org.assetkiln.model.safetensors.SafetensorsFile;

/**
 * Says what a file is that is no Stable Diffusion 1 or 2 model.
 *
 * @param what the kind of file and what to do with it
 * @param mark whether a tensor of this name is in such files only
 */
record SingleFileKind(String what, Predicate<String> mark) {
    private static final List<SingleFileKind> FOREIGN = List.of(
            new SingleFileKind(
                    "a LoRA: choose a model, and this file as a LoRA on it",
                    key -> key.matches("lora_(unet|te\\d?)_.*|.*[._]lora[._](up|down|[AB]).*")),
            new SingleFileKind(
                    "a Stable Diffusion XL model: choose one of Stable Diffusion 1 or 2",
                    key -> key.startsWith("conditioner.") || key.startsWith("model.diffusion_model.label_emb.")),
            new SingleFileKind(
                    "a Stable Diffusion 3 model: choose one of Stable Diffusion 1 or 2",
                    key -> key.startsWith("model.diffusion_model.joint_blocks.")),
            new SingleFileKind(
                    "a Flux model: choose one of Stable Diffusion 1 or 2", key -> key.contains("double_blocks.0.")),
            new SingleFileKind(
                    "a ControlNet: choose a whole model",
                    key -> key.startsWith("control_model.") || key.startsWith("controlnet_")),
            new SingleFileKind("a textual inversion: choose a whole model", "emb_params"::equals));
    private static final List<SingleFileKind> PARTS = List.of(
            new SingleFileKind(
                    "one part of a diffusers folder: choose the folder that holds model_index.json",
                    key -> key.startsWith("down_blocks.") || key.startsWith("text_model.")),
            new SingleFileKind(
                    "only an autoencoder: choose a whole model",
                    key -> key.startsWith("decoder.") || key.startsWith(OriginalNames.VAE)));

    /**
     * Passes a file that holds a whole model.
     *
     * @throws ModelFormatException saying what the file is instead
     */
    static void require(SafetensorsFile file) throws ModelFormatException {
        String conv = OriginalNames.UNET + "input_blocks.0.0.weight";
        boolean unet = file.names().contains(conv) || file.names().contains(OriginalNames.averaged(conv));
        refuse(file, FOREIGN);
        if (!unet) {
            refuse(file, PARTS);
            throw new ModelFormatException(file.path()
                    + " holds no Stable Diffusion model: choose a file in the original layout or a diffusers folder.");
        }
    }

    private static void refuse(SafetensorsFile file, List<SingleFileKind> kinds) throws ModelFormatException {
        for (SingleFileKind kind : kinds) {
            if (file.names().stream().anyMatch(kind.mark)) {
                throw new ModelFormatException(file.path() + " is " + kind.what + ".");
            }
        }
    }
}
