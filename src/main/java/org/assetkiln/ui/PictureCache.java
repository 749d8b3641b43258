package org.assetkiln.ui;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/** Pictures by key within a budget of bytes; what was not used for longest goes first. FX thread only. */
final class PictureCache {
    private static final int BYTES_PER_PIXEL = 4;

    private final Map<String, Image> pictures = new LinkedHashMap<>(64, 0.75f, true);
    private final long budget;
    private long used;

    PictureCache(long budget) {
        this.budget = budget;
    }

    @Nullable
    Image get(String key) {
        return pictures.get(key);
    }

    void put(String key, Image picture) {
        Image old = pictures.put(key, picture);
        used += bytes(picture) - (old == null ? 0 : bytes(old));
        var oldest = pictures.entrySet().iterator();
        while (used > budget && pictures.size() > 1 && oldest.hasNext()) {
            used -= bytes(oldest.next().getValue());
            oldest.remove();
        }
    }

    long used() {
        return used;
    }

    private static long bytes(Image picture) {
        return Math.round(picture.getWidth() * picture.getHeight()) * BYTES_PER_PIXEL;
    }
}
