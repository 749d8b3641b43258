package org.assetkiln.ui.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.document.PictureDocument;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.ui.PictureLoader;
import org.assetkiln.ui.StudioContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gets the frames of animations in the background. FX thread only. */
final class Motions {
    private static final Logger LOG = LoggerFactory.getLogger(Motions.class);
    private static final Set<String> ANIMATED = Set.of("gif", "webp", "apng", "ase", "aseprite");
    private static final long MOST_BYTES = 64L << 20;
    private static final int BYTES_PER_PIXEL = 4;

    private final StudioContext context;

    Motions(StudioContext context) {
        this.context = context;
    }

    /** Whether a file's format can hold more than one frame. */
    static boolean mayMove(DatasetImage image) {
        String name = image.name().toLowerCase(Locale.ROOT);
        return image.usable() && ANIMATED.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** Whether a card can be played, as far as names tell. */
    static boolean mayMove(Card card) {
        return card.framed() || mayMove(card.image());
    }

    /** Hands over the frames when all are there, no larger than {@code edge} pixels a side; a still has one. */
    void load(Card card, int edge, Consumer<Motion> onFx) {
        if (card.framed()) {
            files(card.frames(), edge, onFx);
        } else {
            Path file = card.image().file();
            context.background().quietly(() -> decode(file, edge), onFx);
        }
    }

    private void files(List<DatasetImage> frames, int edge, Consumer<Motion> onFx) {
        List<Image> pictures = new ArrayList<>(Collections.nCopies(frames.size(), null));
        int[] left = {frames.size()};
        for (int i = 0; i < frames.size(); i++) {
            int place = i;
            context.pictures().thumbnail(frames.get(i), edge, picture -> {
                pictures.set(place, picture);
                if (--left[0] == 0) {
                    onFx.accept(new Motion(pictures, Collections.nCopies(pictures.size(), Motion.FRAME_MILLIS)));
                }
            });
        }
    }

    private static Motion decode(Path file, int edge) {
        List<Image> frames = new ArrayList<>();
        List<Integer> millis = new ArrayList<>();
        try {
            PictureDocument document = Pictures.document(file);
            long bytes = 0;
            for (int i = 0; i < document.facts().frames() && bytes < MOST_BYTES; i++) {
                BufferedImage frame = Pictures.shrunk(document.frame(i), edge);
                bytes += (long) frame.getWidth() * frame.getHeight() * BYTES_PER_PIXEL;
                frames.add(PictureLoader.toImage(frame));
                millis.add(document.facts().frameMillis().get(i));
            }
        } catch (IOException e) {
            LOG.info("Nothing to play in {}: {}", file, e.getMessage());
        }
        return new Motion(frames, millis);
    }
}
