package org.assetkiln.imaging.aseprite;

/**
 * The tiles that layers of tiles are made of.
 *
 * @param width pixels of a tile
 * @param height pixels of a tile
 * @param empty the number that stands for no tile
 * @param inside whether the pixels are in this file
 * @param packed the pixels of all tiles one below the other
 */
record Tileset(int count, int width, int height, int empty, boolean inside, Input packed) {
    private static final int EXTERNAL = 1;
    private static final int INSIDE = 2;
    private static final int ZERO_IS_EMPTY = 4;

    /** Reads the chunk from behind its number. */
    static Tileset read(Input in) {
        int flags = in.i32();
        int count = in.i32();
        int width = in.u16();
        int height = in.u16();
        in.skip(16);
        in.text();
        if ((flags & EXTERNAL) != 0) {
            in.skip(8);
        }
        boolean inside = (flags & INSIDE) != 0;
        Input packed = in.part(inside ? in.u32() : 0);
        return new Tileset(count, width, height, (flags & ZERO_IS_EMPTY) != 0 ? 0 : -1, inside, packed);
    }
}
