package org.assetkiln.captioning.starter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import org.assetkiln.model.config.BlipVisionConfig;

/**
 * Where patches lie, as waves across and down (Chen et al. 2021, arXiv 2104.02057) to begin with. Begun with small noise
 * instead, a network of this size learned colours at once and shapes hardly at all.
 */
final class Places {
    private static final String NAME = "vision_model.embeddings.position_embedding";
    private static final double AMPLITUDE = 0.7;
    private static final double LONGEST = 100;

    private Places() {}

    /** Replaces the values of the position embedding (1, N, D), D a multiple of 4; the class token has none. */
    static void begin(Map<String, NDArray> weights, BlipVisionConfig config, NDManager manager) {
        int edge = config.imageSize() / config.patchSize();
        int quarter = config.width() / 4;
        float[] values = new float[(edge * edge + 1) * config.width()];
        for (int patch = 0; patch < edge * edge; patch++) {
            for (int k = 0; k < quarter; k++) {
                double frequency = Math.pow(LONGEST, -(double) k / quarter);
                int at = (patch + 1) * config.width() + k;
                wave(values, at, quarter, patch % edge * frequency);
                wave(values, at + 2 * quarter, quarter, (double) (patch / edge) * frequency);
            }
        }
        try (NDArray made = manager.create(values, new Shape(1, (long) edge * edge + 1, config.width()))) {
            made.copyTo(weights.get(NAME));
        }
    }

    private static void wave(float[] values, int at, int next, double angle) {
        values[at] = (float) (AMPLITUDE * Math.sin(angle));
        values[at + next] = (float) (AMPLITUDE * Math.cos(angle));
    }
}
