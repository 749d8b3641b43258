package org.assetkiln;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import org.assetkiln.model.AutoencoderKl;
import org.assetkiln.model.ClipTextEncoder;
import org.assetkiln.model.UNet;
import org.assetkiln.model.UNetLayout;
import org.assetkiln.model.VaeLayout;
import org.assetkiln.model.WeightFiles;
import org.assetkiln.model.config.ClipTextConfig;
import org.assetkiln.model.config.UNetConfig;
import org.assetkiln.model.config.VaeConfig;
import org.assetkiln.tensor.Weights;

/** The tiny models of the fixtures, "sd1" and "sd2". */
public final class Networks {
    private static final String WEIGHTS = "diffusion_pytorch_model.safetensors";

    private Networks() {}

    public static UNet unet(String model, NDManager manager) throws IOException {
        Path folder = Fixtures.path("models/" + model + "/unet");
        UNetConfig config = UNetConfig.read(folder.resolve("config.json"));
        return new UNet(config, new Weights(WeightFiles.read(folder.resolve(WEIGHTS), UNetLayout.of(config), manager)));
    }

    public static AutoencoderKl vae(String model, NDManager manager) throws IOException {
        Path folder = Fixtures.path("models/" + model + "/vae");
        VaeConfig config = VaeConfig.read(folder.resolve("config.json"));
        return new AutoencoderKl(
                config, new Weights(WeightFiles.read(folder.resolve(WEIGHTS), VaeLayout.of(config), manager)));
    }

    public static ClipTextEncoder textEncoder(String model, NDManager manager) throws IOException {
        Path folder = Fixtures.path("models/" + model + "/text_encoder");
        ClipTextConfig config = ClipTextConfig.read(folder.resolve("config.json"));
        return new ClipTextEncoder(
                config,
                new Weights(WeightFiles.read(
                        folder.resolve("model.safetensors"), ClipTextEncoder.layout(config), manager)));
    }
}
