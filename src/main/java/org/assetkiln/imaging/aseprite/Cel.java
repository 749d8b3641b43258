package org.assetkiln.imaging.aseprite;

/**
 * What a layer shows in one frame.
 *
 * @param opacity 0 to 255
 * @param order how many layers later it is drawn than its own
 * @param content the chunk from where the kind's own fields begin
 */
record Cel(int layer, int x, int y, int opacity, int kind, int order, Input content) {
    static final int RAW = 0;
    static final int LINKED = 1;
    static final int COMPRESSED = 2;
    static final int TILES = 3;

    static Cel read(Input in) {
        int layer = in.u16();
        int x = in.i16();
        int y = in.i16();
        int opacity = in.u8();
        int kind = in.u16();
        int order = in.i16();
        in.skip(5);
        return new Cel(layer, x, y, opacity, kind, order, in);
    }
}
