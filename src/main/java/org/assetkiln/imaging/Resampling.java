package org.assetkiln.imaging;

/** How the pixels of a picture of another size are mixed, as Pillow's filters of these names do. */
public enum Resampling {
    BILINEAR(Filter.TRIANGLE),
    BICUBIC(Filter.BICUBIC),
    LANCZOS(Filter.LANCZOS);

    private final Filter filter;

    Resampling(Filter filter) {
        this.filter = filter;
    }

    Filter filter() {
        return filter;
    }
}
