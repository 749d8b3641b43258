package org.assetkiln.training;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import org.assetkiln.diffusion.StableDiffusion;
import org.assetkiln.model.AutoencoderKl;
import org.assetkiln.model.ClipTextEncoder;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.UNet;
import org.assetkiln.model.token.ClipTokenizer;
import org.assetkiln.tensor.Precision;
import org.assetkiln.tensor.Storage;
import org.jspecify.annotations.Nullable;

/**
 * A model's parts around the UNet that learns. The autoencoder and a text encoder that does not learn are loaded when they
 * are first asked for and leave memory together with their manager: a step needs neither.
 */
final class ModelParts {
    private final ModelFiles files;
    private final LazyUNet unet;
    private final ClipTokenizer tokenizer;
    private final NDManager manager;
    private @Nullable ClipTextEncoder text;
    private @Nullable AutoencoderKl vae;

    /**
     * @param learning the text encoder if it learns, which then is used as it is now
     * @param manager keeps what is loaded
     */
    ModelParts(
            ModelFiles files,
            LazyUNet unet,
            ClipTokenizer tokenizer,
            @Nullable ClipTextEncoder learning,
            NDManager manager) {
        this.files = files;
        this.unet = unet;
        this.tokenizer = tokenizer;
        this.text = learning;
        this.manager = manager;
    }

    ModelFiles files() {
        return files;
    }

    ClipTokenizer tokenizer() {
        return tokenizer;
    }

    AutoencoderKl vae() throws IOException {
        AutoencoderKl loaded = vae;
        if (loaded == null) {
            loaded = files.vae(Storage.forPictures(Precision.FP32, manager), manager);
            vae = loaded;
        }
        return loaded;
    }

    UNet unet() throws IOException {
        return unet.get();
    }

    ClipTextEncoder text() throws IOException {
        ClipTextEncoder loaded = text;
        if (loaded == null) {
            loaded = files.textEncoder(manager);
            text = loaded;
        }
        return loaded;
    }

    /** All parts together, to make pictures with. */
    StableDiffusion pipeline() throws IOException {
        return new StableDiffusion(unet.get(), text(), tokenizer, vae(), files.scheduler());
    }
}
