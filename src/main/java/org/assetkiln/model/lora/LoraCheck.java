package org.assetkiln.model.lora;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.model.ClipTextEncoder;
import org.assetkiln.model.NetworkProbe;
import org.assetkiln.model.UNet;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.tensor.Torch;
import org.assetkiln.tensor.Weights;

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
     * Checks a file that was written from the LoRA which is on the networks, contrary to what is said above, and stays there.
     *
     * @param layers how many were written
     * @param dtype what it was written in
     */
    public LoraVerdict ofTrained(Path file, int layers, DType dtype) throws IOException {
        float[] wanted = outputs(manager);
        Map<String, NDArray> onUnet = onto(unet.weights());
        Map<String, NDArray> onText = onto(text.weights());
        try (NDManager scope = manager.newSubManager()) {
            var stack = new LoraStack(unet, text, scope);
            stack.clear();
            float[] without = outputs(scope);
            LoraReport report = stack.add(file, 1);
            float[] actual = outputs(scope);
            stack.clear();
            return verdict(layers, report, without, wanted, actual, dtype);
        } finally {
            unet.weights().putAll(onUnet);
            text.weights().putAll(onText);
        }
    }

    private float[] outputs(NDManager scope) {
        return Torch.withoutGradients(() -> NetworkProbe.outputs(unet, text, scope));
    }

    private static Map<String, NDArray> onto(Weights weights) {
        Map<String, NDArray> found = new LinkedHashMap<>(weights.arrays());
        found.keySet().removeIf(name -> !LoraNames.isLora(name));
        return found;
    }

    private static LoraVerdict verdict(
            int layers, LoraReport report, float[] without, float[] wanted, float[] actual, DType dtype) {
        return new LoraVerdict(
                layers,
                report.unet() + report.text(),
                report.unknown().size(),
                NetworkProbe.difference(without, wanted),
                NetworkProbe.difference(actual, wanted),
                dtype);
    }

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
                return verdict(layers.size(), report, without, wanted, actual, dtype);
            } finally {
                stack.clear();
            }
        }
    }
}
