package org.assetkiln.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.assetkiln.imaging.ModelView;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.training.event.TrainingEvent;
import org.assetkiln.training.settings.ImageSettings;
import org.jspecify.annotations.Nullable;

/** Reads image files as the model sees them; one that cannot be read is reported and left out. */
final class TrainingImages {
    private final ModelView view;
    private final TrainingListener listener;

    /**
     * One image.
     *
     * @param file where it comes from
     * @param hash SHA-256 of the file's content, in hexadecimal
     * @param planes R, G, B planes, -1 to 1
     */
    @SuppressWarnings("ArrayRecordComponent")
    record TrainingImage(Path file, String hash, float[] planes) {}

    TrainingImages(ImageSettings settings, TrainingListener listener) {
        this.view = new ModelView(settings.resolution(), settings.background(), settings.pixelArt());
        this.listener = listener;
    }

    /**
     * Reads one image; only one at a time is in memory, because a worker's heap is small.
     *
     * @return null if it cannot be read, which is reported
     */
    @Nullable
    TrainingImage read(Path file) {
        try {
            float[] planes = Pictures.toPlanes(Pictures.asModelSees(Pictures.read(file), view));
            return new TrainingImage(file, hash(Files.readAllBytes(file)), planes);
        } catch (IOException e) {
            listener.on(new TrainingEvent.Finding(file.toString(), sentence(file, e)));
            return null;
        }
    }

    private static String sentence(Path file, IOException e) {
        String message = e.getMessage();
        return message != null && message.contains(file.getFileName().toString())
                ? message
                : file.getFileName() + " cannot be read and is left out: " + message;
    }

    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
