package org.assetkiln.imaging;

import java.awt.image.BufferedImage;

/** How a camera was held (EXIF tag 274), as the three steps that turn its picture upright. */
record Orientation(boolean transpose, boolean flipX, boolean flipY) {
    private static final Orientation UPRIGHT = new Orientation(false, false, false);

    /** The table of EXIF 2.3, section 4.6.4: what row 0 and column 0 of the stored picture are. */
    static Orientation fromTag(int tag) {
        return switch (tag) {
            case 2 -> new Orientation(false, true, false);
            case 3 -> new Orientation(false, true, true);
            case 4 -> new Orientation(false, false, true);
            case 5 -> new Orientation(true, false, false);
            case 6 -> new Orientation(true, true, false);
            case 7 -> new Orientation(true, true, true);
            case 8 -> new Orientation(true, false, true);
            default -> UPRIGHT;
        };
    }

    boolean swapsSides() {
        return transpose;
    }

    /** First the transposition, then the flips along the sides of the result. */
    BufferedImage upright(BufferedImage stored) {
        if (equals(UPRIGHT)) {
            return stored;
        }
        int width = transpose ? stored.getHeight() : stored.getWidth();
        int height = transpose ? stored.getWidth() : stored.getHeight();
        BufferedImage upright = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            int v = flipY ? height - 1 - y : y;
            for (int x = 0; x < width; x++) {
                int u = flipX ? width - 1 - x : x;
                upright.setRGB(x, y, transpose ? stored.getRGB(v, u) : stored.getRGB(u, v));
            }
        }
        return upright;
    }
}
