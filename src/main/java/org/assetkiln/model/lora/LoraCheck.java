package org.assetkiln.model.lora;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.model.ClipTextEncoder;
import org.assetkiln.model.NetworkProbe;
import org.assetkiln.model.UNet;
import org.assetkiln.model.safetensors.DType;

/**
 * Finds out whether a written LoRA file does what it should: it is read again and put on a model, and what the networks
 * then make of a fixed input is compared with what they make of it with the layers it was written from.
 *
 * @param unet without any LoRA on it
 * @param text without any LoRA on it
 * @param manager keeps what is needed for the time of a check
 */
public record LoraCheck(UNet unet, ClipTextEncoder text, NDManager manager) {
    /**
     * Checks a file; the networks are left as they were.
     *
     * @param layers what it was written from
     * @param dtype what it was written in
     */
    public LoraVerdict of(Path file, List<LoraLayer> layers, DType dtype) throws IOException {
        try (NDManager scope = manager.newSubManager()) {
            float[] without = NetworkProbe.outputs(unet, text, scope);
            var stack = new LoraStack(unet, text, scope);
            try {
                stack.add(layers, 1);
                float[] wanted = NetworkProbe.outputs(unet, text, scope);
                stack.clear();
                LoraReport report = stack.add(file, 1);
                float[] actual = NetworkProbe.outputs(unet, text, scope);
                return new LoraVerdict(
                        layers.size(),
                        report.unet() + report.text(),
                        report.unknown().size(),
                        NetworkProbe.difference(without, wanted),
                        NetworkProbe.difference(actual, wanted),
                        dtype);
            } finally {
                stack.clear();
            }
        }
    }
}
