package org.assetkiln.training;

import java.io.IOException;
import org.assetkiln.model.UNet;
import org.jspecify.annotations.Nullable;

/** The UNet, loaded when it is first asked for: images and prompts are encoded while it does not take memory yet. */
final class LazyUNet {
    private final Loader loader;
    private @Nullable UNet loaded;

    /** Loads it. */
    interface Loader {
        UNet load() throws IOException;
    }

    LazyUNet(Loader loader) {
        this.loader = loader;
    }

    UNet get() throws IOException {
        UNet unet = loaded;
        if (unet == null) {
            unet = loader.load();
            loaded = unet;
        }
        return unet;
    }
}
