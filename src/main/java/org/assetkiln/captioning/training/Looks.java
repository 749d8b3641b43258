package org.assetkiln.captioning.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.captioning.Captioner;
import org.assetkiln.captioning.settings.Background;
import org.assetkiln.captioning.settings.Correction;
import org.assetkiln.model.blip.Blip;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Runner;
import org.assetkiln.tensor.Torch;

/** Pictures as the network sees them. What its image encoder makes of them is remembered while there is room. */
final class Looks {
    private static final long ROOM = 1L << 29;

    private final Blip blip;
    private final Background background;
    private final NDManager manager;
    private final Map<Path, NDArray> remembered = new HashMap<>();
    private long used;

    /** @param manager keeps what is remembered */
    Looks(Blip blip, Background background, NDManager manager) {
        this.blip = blip;
        this.background = background;
        this.manager = manager;
    }

    /** (B, 3, S, S), normalised. */
    NDArray pixels(NDManager scope, List<Correction> batch) throws IOException {
        List<BufferedImage> pictures = new ArrayList<>();
        for (Correction correction : batch) {
            pictures.add(correction.picture());
        }
        int size = blip.config().vision().imageSize();
        float[] pixels = Captioner.pixels(pictures, background, blip.config());
        return scope.create(pixels, new Shape(batch.size(), 3, size, size));
    }

    /** Image tokens (B, N, D) of an image encoder that does not learn. */
    NDArray tokens(NDManager scope, List<Correction> batch) throws IOException {
        List<NDArray> parts = new ArrayList<>();
        for (Correction correction : batch) {
            NDArray known = remembered.get(correction.image());
            parts.add(known != null ? known : look(scope, correction));
        }
        return Torch.withoutGradients(() -> Kernels.call(scope, "join_batch", parts));
    }

    private NDArray look(NDManager scope, Correction correction) throws IOException {
        NDArray pixels = pixels(scope, List.of(correction));
        Runner run = (kernel, arguments) -> Kernels.call(scope, kernel, arguments);
        NDArray tokens = Torch.withoutGradients(() -> blip.image(run, pixels));
        used += 4 * tokens.size();
        if (used <= ROOM) {
            tokens.attach(manager);
            remembered.put(correction.image(), tokens);
        }
        return tokens;
    }
}
