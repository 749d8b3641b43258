package org.assetkiln.app.command;

import java.awt.Dimension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.assetkiln.diffusion.StartImage;
import org.assetkiln.diffusion.StartImage.Border;
import org.assetkiln.imaging.ImageFacts;
import org.assetkiln.imaging.Pictures;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a picture starts from. */
final class StartOptions {
    @Option(names = "--init", paramLabel = "FILE", description = "A picture to start from, scaled to the wanted size.")
    private @Nullable Path init;

    @Option(
            names = "--strength",
            description =
                    "How much of what is painted may change, above 0 to 1 (default 0.75, and 1 with --mask or --extend).")
    private @Nullable Double strength;

    @Option(
            names = "--mask",
            paramLabel = "FILE",
            description = "Paint only where this picture is white and keep the rest.")
    private @Nullable Path mask;

    @Option(
            names = "--extend",
            split = ",",
            paramLabel = "SIDE=PIXELS",
            description = "Paint beyond the border, such as left=64,right=64; sides are ${COMPLETION-CANDIDATES}.")
    private Map<Side, Integer> extend = new EnumMap<>(Side.class);

    @Option(
            names = "--keep-exactly",
            description =
                    "Put the pixels to keep back after painting; otherwise they change slightly, as with diffusers.")
    private boolean keepExactly;

    /** Where to extend. */
    enum Side {
        LEFT,
        TOP,
        RIGHT,
        BOTTOM,
        ALL
    }

    /** @return null when nothing was said */
    @Nullable
    StartImage image() throws IOException {
        if (init == null) {
            if (mask != null || !extend.isEmpty()) {
                throw new IOException("--mask and --extend need a picture: name it with --init.");
            }
            return null;
        }
        String masking = mask == null ? null : mask.toAbsolutePath().toString();
        double usual = mask == null && extend.isEmpty() ? 0.75 : 1;
        return new StartImage(
                init.toAbsolutePath().toString(),
                Objects.requireNonNullElse(strength, usual),
                masking,
                border(),
                keepExactly);
    }

    private Border border() {
        return new Border(pixels(Side.LEFT), pixels(Side.TOP), pixels(Side.RIGHT), pixels(Side.BOTTOM));
    }

    private int pixels(Side side) {
        return extend.getOrDefault(side, extend.getOrDefault(Side.ALL, 0));
    }

    /**
     * The size of the picture with its border, cut down to what a model can make.
     *
     * @param step what both must be divisible by
     * @param usual when there is no picture
     */
    Dimension size(int step, Dimension usual) throws IOException {
        if (init == null) {
            return usual;
        }
        ImageFacts facts = Pictures.facts(init);
        Border border = border();
        int width = facts.width() + border.left() + border.right();
        int height = facts.height() + border.top() + border.bottom();
        return new Dimension(width - width % step, height - height % step);
    }
}
