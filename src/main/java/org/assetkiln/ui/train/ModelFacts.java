package org.assetkiln.ui.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.config.ClipTextConfig;
import org.assetkiln.model.config.UNetConfig;

/**
 * What the form needs to know of a base model, read from its configuration without loading it.
 *
 * @param resolution edge in pixels that it was trained for; 0 when unknown
 * @param unetBytes size of the UNet's weights in their files
 * @param textEncoderBytes size of the text encoder's
 * @param unet its transformer blocks
 * @param text its text layers
 */
record ModelFacts(int resolution, long unetBytes, long textEncoderBytes, List<Block> unet, List<Block> text) {
    static final ModelFacts UNKNOWN = new ModelFacts(0, 0, 0, List.of(), List.of());

    /**
     * A transformer layer.
     *
     * @param width channels
     * @param context width of what it attends to besides itself; 0 for nothing
     * @param inner width inside the feed-forward part
     * @param gated whether the feed-forward part has a gate as wide again
     */
    record Block(int width, int context, int inner, boolean gated) {
        long loraWeights(int rank, boolean feedForward) {
            long sides = 8L * width; // query, key, value, out of self-attention: in + out each
            if (context > 0) {
                sides += 4L * width + 2L * (context + width);
            }
            if (feedForward) {
                sides += width + inner * (gated ? 2L : 1L) + inner + width;
            }
            return sides * rank;
        }
    }

    /** Reads a model of any layout; what cannot be read stays unknown, the trainer says later what is wrong with it. */
    static ModelFacts of(Path path) {
        try {
            ModelFiles model = ModelFiles.open(path);
            return new ModelFacts(
                    model.pixels(),
                    model.unetBytes(),
                    model.textEncoderBytes(),
                    unetBlocks(model.unetConfig()),
                    textBlocks(model.textConfig()));
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static List<Block> unetBlocks(UNetConfig unet) {
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < unet.blocks(); i++) {
            int down = unet.downAttention(i) ? unet.layersPerBlock() : 0;
            int up = unet.upAttention(unet.blocks() - 1 - i) ? unet.layersPerBlock() + 1 : 0;
            blocks.addAll(Collections.nCopies(down + up, unetBlock(unet, i)));
        }
        blocks.add(unetBlock(unet, unet.blocks() - 1));
        return List.copyOf(blocks);
    }

    private static Block unetBlock(UNetConfig unet, int i) {
        int width = unet.blockOutChannels().get(i);
        return new Block(width, unet.crossAttentionDim(), 4 * width, true);
    }

    private static List<Block> textBlocks(ClipTextConfig text) {
        return Collections.nCopies(text.layers(), new Block(text.hiddenSize(), 0, text.intermediateSize(), false));
    }
}
