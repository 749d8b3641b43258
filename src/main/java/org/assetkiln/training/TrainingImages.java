package org.assetkiln.training;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.assetkiln.imaging.ModelView;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.training.event.TrainingEvent;
import org.assetkiln.training.settings.ImageSettings;
import org.assetkiln.training.settings.LossSettings.Mask;
import org.jspecify.annotations.Nullable;

/** Reads image files as the model sees them; one that cannot be read is reported and left out. */
final class TrainingImages {
    private final ImageSettings settings;
    private final Mask mask;
    private final Buckets buckets;
    private final TrainingListener listener;

    /**
     * One image.
     *
     * @param file where it comes from
     * @param hash SHA-256 of the file's content, in hexadecimal
     * @param recipe how it was prepared
     * @param view how it was brought to its size
     * @param planes R, G, B planes of that size, -1 to 1
     * @param mask where the error counts, row by row of that size, 0 to 1; null for everywhere
     */
    @SuppressWarnings("ArrayRecordComponent")
    record TrainingImage(
            Path file, String hash, Recipe recipe, ModelView view, float[] planes, float @Nullable [] mask) {}

    /** @param mask where masks come from */
    TrainingImages(ImageSettings settings, Mask mask, TrainingListener listener) {
        this.settings = settings;
        this.mask = mask;
        this.buckets = Buckets.of(settings);
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
            BufferedImage whole = Pictures.read(file);
            Recipe recipe = settings.recipes().getOrDefault(file.toString(), Recipe.NONE);
            BufferedImage picture = recipe.apply(whole);
            Buckets.Size size = buckets.of(picture.getWidth(), picture.getHeight());
            var usual = new ModelView(size.width(), size.height(), settings.background(), settings.pixelArt());
            ModelView view = recipe.view(usual, file.getFileName().toString(), picture);
            float[] planes = Pictures.toPlanes(Pictures.asModelSees(picture, view));
            float[] counts = mask(file, whole, recipe, view);
            return new TrainingImage(file, hash(Files.readAllBytes(file)), recipe, view, planes, counts);
        } catch (IOException e) {
            listener.on(new TrainingEvent.Finding(file.toString(), sentence(file, e)));
            return null;
        }
    }

    private float @Nullable [] mask(Path file, BufferedImage whole, Recipe recipe, ModelView view) throws IOException {
        return switch (mask) {
            case NONE -> null;
            case ALPHA -> Pictures.opacityAsModelSees(recipe.apply(whole), view);
            case FILE -> {
                Path beside = maskFile(file);
                yield Files.isRegularFile(beside) ? mask(Pictures.read(beside), whole, recipe, view) : null;
            }
        };
    }

    private static float[] mask(BufferedImage mask, BufferedImage whole, Recipe recipe, ModelView view) {
        if (recipe.isNone()) {
            return Pictures.maskAsModelSees(mask, whole, view);
        }
        BufferedImage fitting = Pictures.scaled(mask, whole.getWidth(), whole.getHeight(), 0);
        return Pictures.maskAsModelSees(recipe.applyLike(whole, fitting), recipe.apply(whole), view);
    }

    /** {@code x.mask.png} beside {@code x.jpg}. */
    private static Path maskFile(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".mask.png");
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
