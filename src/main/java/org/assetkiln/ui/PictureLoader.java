package org.assetkiln.ui;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.assetkiln.imaging.Pictures;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures for the screen, decoded off the FX thread, newest request first, kept within a budget of bytes. Call it on
 * the FX thread; the same picture asked for twice is decoded once.
 */
public final class PictureLoader {
    private static final Logger LOG = LoggerFactory.getLogger(PictureLoader.class);

    private final Background background;
    private final PictureCache cache;
    private final Map<String, List<Request>> waiting = new HashMap<>();

    PictureLoader(Background background, long budgetBytes) {
        this.background = background;
        this.cache = new PictureCache(budgetBytes);
    }

    /** A picture asked for; cancel it when nobody will look at it. */
    public static final class Request {
        private final Consumer<Image> onFx;
        private volatile boolean cancelled;

        private Request(Consumer<Image> onFx) {
            this.onFx = onFx;
        }

        public void cancel() {
            cancelled = true;
        }
    }

    /** A file no larger than {@code edge} pixels a side (0: as it is). A file that cannot be read gives no picture. */
    public Request file(Path file, int edge, Consumer<Image> onFx) {
        long modified = file.toFile().lastModified();
        return load(file + "|" + modified + "|" + edge, () -> shrink(Pictures.read(file), edge), onFx);
    }

    /** A picture by a key that names its content; {@code source} runs in the background if it is not in the cache. */
    public Request load(String key, Callable<BufferedImage> source, Consumer<Image> onFx) {
        Request request = new Request(onFx);
        Image known = cache.get(key);
        if (known != null) {
            onFx.accept(known);
            return request;
        }
        List<Request> others = waiting.get(key);
        if (others != null && others.stream().anyMatch(r -> !r.cancelled)) {
            others.add(request);
            return request;
        }
        List<Request> requests = new ArrayList<>(List.of(request));
        waiting.put(key, requests);
        background.picture(() -> {
            if (request.cancelled) {
                Fx.run(() -> again(key, requests, source));
                return;
            }
            Image picture = decode(key, source);
            Fx.run(() -> deliver(key, requests, picture));
        });
        return request;
    }

    /** The first request was cancelled before its turn: whoever joined it later still wants the picture. */
    private void again(String key, List<Request> requests, Callable<BufferedImage> source) {
        waiting.remove(key, requests);
        requests.stream().filter(r -> !r.cancelled).forEach(r -> load(key, source, r.onFx));
    }

    private void deliver(String key, List<Request> requests, @Nullable Image picture) {
        waiting.remove(key, requests);
        if (picture != null) {
            cache.put(key, picture);
            requests.stream().filter(r -> !r.cancelled).forEach(r -> r.onFx.accept(picture));
        }
    }

    private static @Nullable Image decode(String key, Callable<BufferedImage> source) {
        try {
            return toImage(source.call());
        } catch (Exception e) {
            LOG.info("No picture for {}: {}", key, e.getMessage());
            return null;
        }
    }

    /** The same pixels as a JavaFX image. */
    public static Image toImage(BufferedImage picture) {
        int w = picture.getWidth();
        int h = picture.getHeight();
        WritableImage image = new WritableImage(w, h);
        int[] argb = picture.getRGB(0, 0, w, h, null, 0, w);
        image.getPixelWriter().setPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), argb, 0, w);
        return image;
    }

    /** Halves until the next step would be too small, so that no pixel is skipped; small pictures stay as they are. */
    static BufferedImage shrink(BufferedImage picture, int edge) {
        BufferedImage now = picture;
        while (edge > 0 && Math.max(now.getWidth(), now.getHeight()) > edge) {
            double factor = Math.max(0.5, (double) edge / Math.max(now.getWidth(), now.getHeight()));
            int w = Math.max(1, (int) Math.round(now.getWidth() * factor));
            int h = Math.max(1, (int) Math.round(now.getHeight() * factor));
            BufferedImage next = new BufferedImage(w, h, BufferedImage.TYPE_INT_ARGB);
            Graphics2D g = next.createGraphics();
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            g.drawImage(now, 0, 0, w, h, null);
            g.dispose();
            now = next;
        }
        return now;
    }
}
