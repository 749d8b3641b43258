package org.assetkiln.imaging.aseprite;

import org.assetkiln.imaging.document.Layer;

/**
 * A layer chunk.
 *
 * @param index its number among all layers, groups too, in the order of the file
 * @param level how many groups it lies in
 * @param layer its name, its groups, whether it and they are shown, its opacity
 * @param tileset of a layer of tiles
 */
record AseLayer(int index, Kind kind, int flags, int level, Blend blend, Layer layer, long tileset) {
    private static final int BACKGROUND = 8;
    private static final int REFERENCE = 64;

    enum Kind {
        IMAGE,
        GROUP,
        TILES
    }

    /** Whether it is opaque whatever its pixels say. */
    boolean background() {
        return (flags & BACKGROUND) != 0;
    }

    /** Whether it is part of the picture; what artists trace from and groups are not. */
    boolean drawn() {
        return kind != Kind.GROUP && (flags & REFERENCE) == 0;
    }

    int opacity() {
        return background() ? 255 : (int) Math.round(layer.opacity() * 255);
    }
}
