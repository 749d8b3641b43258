package org.assetkiln.training;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assetkiln.diffusion.TextToImage;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.ModelWriter;
import org.assetkiln.model.WeightFiles;
import org.assetkiln.model.lora.LoraFormat;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.training.settings.TrainingSettings;

/** Writes what a run leaves for use elsewhere: a kohya LoRA file, or a whole model in the diffusers layout. */
final class RunResult {
    private final TrainingSettings settings;
    private final TrainingOutput output;

    RunResult(TrainingSettings settings, TrainingOutput output) {
        this.settings = settings;
        this.output = output;
    }

    void write(int step, ModelFiles base, TextToImage model, Trainable trainable, NDManager manager)
            throws IOException {
        Files.createDirectories(output.result());
        if (!trainable.isLora()) {
            ModelWriter.write(output.result().resolve("model"), base, model.unet(), model.text(), DType.F32);
            return;
        }
        try (NDManager scope = manager.newSubManager()) {
            Path file = output.result().resolve(output.root().getFileName() + ".safetensors");
            var metadata =
                    new LoraMetadata(settings, base, output.root().getFileName().toString());
            WeightFiles.write(
                    file, LoraFormat.KOHYA.tensors(trainable.loraLayers(), scope), DType.F32, metadata.of(step));
        }
    }
}
