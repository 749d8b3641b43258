package org.assetkiln.training.estimate;

import org.assetkiln.model.config.ClipTextConfig;
import org.assetkiln.training.settings.TrainingSettings;

/**
 * A model's networks at the size of a run's pictures.
 *
 * @param places of a latent picture
 */
record Networks(Passes unet, Passes encoder, Passes decoder, long places) {
    static Networks of(TrainingSettings settings, ModelSizes model) {
        long edge = settings.image().resolution();
        int latent = (int) Math.max(1, edge / model.vae().pixelsPerLatent());
        var learners = Learners.of(settings.network(), settings.compute().gradientCheckpointing());
        return new Networks(
                new Passes(UNetPieces.of(model.unet(), latent, latent, learners)),
                VaePieces.encoder(model.vae(), edge * edge),
                VaePieces.decoder(model.vae(), edge * edge),
                (long) latent * latent);
    }

    /** Multiply-adds of the text encoder for one prompt. */
    static double text(ClipTextConfig text) {
        double width = text.hiddenSize();
        double layer = 4 * width * width + 2 * width * text.intermediateSize() + 2 * width * text.maxPositions();
        return text.layers() * layer * text.maxPositions();
    }
}
