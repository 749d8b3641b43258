package org.assetkiln.project.index;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.UnreadableImageException;
import org.assetkiln.imaging.measure.Measures;
import org.assetkiln.project.DatasetImage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An image that was looked at.
 *
 * @param place its number in the list
 * @param image what is known now, null when its file has vanished
 * @param lasting whether that stays so until the file changes
 */
record Look(int place, @Nullable DatasetImage image, boolean lasting) {
    private static final Logger LOG = LoggerFactory.getLogger(Look.class);
    private static final Object LARGE = new Object();
    private static final long LARGE_BYTES = 4 << 20;

    static Look at(int place, DatasetImage image) {
        if (image.bytes() < LARGE_BYTES) {
            try {
                return read(place, image);
            } catch (OutOfMemoryError e) {
                LOG.info("Too little memory for {} beside other work.", image.file());
            }
        }
        // Several of the largest pictures at once would not fit into the memory.
        synchronized (LARGE) {
            try {
                return read(place, image);
            } catch (OutOfMemoryError e) {
                LOG.warn("Too little memory for {}.", image.file(), e);
                // Not lasting: other work may have had the memory, and at the next look there may be more.
                String problem = image.name() + " is too large for the memory that was free: make it smaller.";
                return new Look(place, unusable(image, problem), false);
            }
        }
    }

    private static Look read(int place, DatasetImage image) {
        try {
            BufferedImage picture = Pictures.read(image.file());
            Measures measures = Measures.of(picture);
            DatasetImage seen = new DatasetImage(
                    image.id(),
                    image.file(),
                    image.bytes(),
                    image.modifiedMillis(),
                    picture.getWidth(),
                    picture.getHeight(),
                    measures.transparent(),
                    null,
                    measures);
            return new Look(place, seen, true);
        } catch (NoSuchFileException e) {
            return new Look(place, null, false);
        } catch (UnreadableImageException e) {
            return new Look(place, unusable(image, e.getMessage()), true);
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            // Decoders answer damaged files with all sorts of exceptions, and a scan must not end with any of them.
            LOG.info("{} could not be looked at.", image.file(), e);
            String problem =
                    image.name() + " cannot be read: check its permissions and whether it opens in an image editor.";
            return new Look(place, unusable(image, problem), false);
        }
    }

    private static DatasetImage unusable(DatasetImage image, @Nullable String problem) {
        String sentence = problem == null ? image.name() + " cannot be read." : problem;
        return new DatasetImage(image.id(), image.file(), image.bytes(), image.modifiedMillis(), 0, 0, false, sentence);
    }
}
