package org.assetkiln.ui;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.thumbnails.ThumbnailStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures for the screen, decoded off the FX thread, newest request first, kept within a budget of bytes. Call it on
 * the FX thread; the same picture asked for twice is decoded once, and all that are done reach the screen together.
 */
public final class PictureLoader {
    private static final Logger LOG = LoggerFactory.getLogger(PictureLoader.class);

    private static final int MOST_WAITS = 50;
    private static final int WAIT_MILLIS = 10;

    private final Background background;
    private final ThumbnailStore thumbnails;
    private final PictureCache cache;
    private final PictureQueue queue = new PictureQueue();
    private final Queue<Done> done = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean delivering = new AtomicBoolean();

    PictureLoader(Background background, ThumbnailStore thumbnails, long budgetBytes) {
        this.background = background;
        this.thumbnails = thumbnails;
        this.cache = new PictureCache(budgetBytes);
    }

    /** A picture asked for; cancel it when nobody will look at it. */
    public static final class Request {
        private final Consumer<Image> onFx;
        private volatile boolean cancelled;

        Request(Consumer<Image> onFx) {
            this.onFx = onFx;
        }

        public void cancel() {
            cancelled = true;
        }

        boolean cancelled() {
            return cancelled;
        }
    }

    private record Done(PictureQueue.Job job, @Nullable Image picture) {}

    /** A file no larger than {@code edge} pixels a side (0: as it is). A file that cannot be read gives no picture. */
    public Request file(Path file, int edge, Consumer<Image> onFx) {
        long modified = file.toFile().lastModified();
        Callable<BufferedImage> source = () -> edge > 0 ? Pictures.readSmall(file, edge) : Pictures.read(file);
        return load(file + "|" + modified + "|" + edge, source, onFx);
    }

    /** An image of the dataset no larger than {@code edge} pixels a side, from the disk's thumbnails if it is there. */
    public Request thumbnail(DatasetImage image, int edge, Consumer<Image> onFx) {
        String key = image.file() + "|" + image.modifiedMillis() + "|" + edge;
        long pixels = (long) image.width() * image.height();
        var source = new ThumbnailStore.Source(image.file(), image.bytes(), image.modifiedMillis(), pixels);
        return load(key, () -> thumbnails.thumbnail(source, edge), onFx);
    }

    /** A picture by a key that names its content; {@code source} runs in the background if it is not in the cache. */
    public Request load(String key, Callable<BufferedImage> source, Consumer<Image> onFx) {
        Request request = new Request(onFx);
        Image known = cache.get(key);
        if (known != null) {
            onFx.accept(known);
            return request;
        }
        queue.add(key, source, request);
        background.picture(this::decodeNext);
        return request;
    }

    /** Waits while the screen waits for pictures, half a second at most: for work that may come later. Any thread. */
    void letFirst() {
        try {
            for (int i = 0; i < MOST_WAITS && !queue.idle(); i++) {
                Thread.sleep(WAIT_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void decodeNext() {
        PictureQueue.Job job = queue.next();
        if (job != null) {
            done.add(new Done(job, decode(job)));
            if (delivering.compareAndSet(false, true)) {
                Fx.run(this::deliver);
            }
        }
    }

    private void deliver() {
        delivering.set(false);
        for (Done next = done.poll(); next != null; next = done.poll()) {
            List<Request> requests = queue.finish(next.job());
            Image picture = next.picture();
            if (picture != null) {
                cache.put(next.job().key, picture);
                requests.forEach(request -> request.onFx.accept(picture));
            }
        }
    }

    private static @Nullable Image decode(PictureQueue.Job job) {
        try {
            return toImage(job.source.call());
        } catch (Exception | OutOfMemoryError e) {
            LOG.info("No picture for {}: {}", job.key, e.getMessage());
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
}
