package org.assetkiln.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.assetkiln.model.token.ClipTokenizer;

/** One of the layouts in which models are stored. */
interface ModelSource {
    /** The folder or file that was opened. */
    Path path();

    Configs configs();

    /** Whether the files say what the UNet predicts; else {@link Configs#scheduler} is only likely. */
    boolean predictionKnown();

    /** Where the UNet's weights are. */
    Part unet() throws IOException;

    /** Where the autoencoder's weights are. */
    Part vae() throws IOException;

    /** Where the text encoder's weights are. */
    Part text() throws IOException;

    ClipTokenizer tokenizer() throws IOException;

    /** Everything of a diffusers folder but the weights and the index: texts by their paths in it, with slashes. */
    Map<String, String> texts() throws IOException;
}
