package org.assetkiln.imaging.aseprite;

/** Which bits of a tile's number say what: which tile it is, and whether it is mirrored or its sides are swapped. */
record TileTurn(int tileMask, int flipX, int flipY, int swap) {
    int tile(int number) {
        return number & tileMask;
    }

    /** Copies a tile out of the column of all tiles to (x, y). Mirroring is undone first, then swapping. */
    void draw(int number, Bitmap tiles, Tileset set, Bitmap target, int x, int y) {
        int top = tile(number) * set.height();
        boolean swapped = (number & swap) != 0 && set.width() == set.height();
        for (int row = 0; row < set.height(); row++) {
            int v = (number & flipY) != 0 ? set.height() - 1 - row : row;
            for (int column = 0; column < set.width(); column++) {
                int u = (number & flipX) != 0 ? set.width() - 1 - column : column;
                int from = swapped ? (top + u) * set.width() + v : (top + v) * set.width() + u;
                target.argb()[(y + row) * target.width() + x + column] = tiles.argb()[from];
            }
        }
    }
}
