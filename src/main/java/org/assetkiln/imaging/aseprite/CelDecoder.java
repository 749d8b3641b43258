package org.assetkiln.imaging.aseprite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.assetkiln.imaging.format.Limits;
import org.assetkiln.imaging.format.RefusedException;
import org.jspecify.annotations.Nullable;

/** Turns cels into pixels. */
final class CelDecoder {
    /** Of all cels of a frame together: what is no attack is far below. */
    private static final long MOST_PIXELS = 4 * Limits.MAX_PIXELS;

    private final Sprite sprite;
    private final int[] palette;
    private long pixels;

    CelDecoder(Sprite sprite, int frame) {
        this.sprite = sprite;
        palette = sprite.frames().get(frame).palette();
    }

    /** The pixels of a cel; null where there are none. */
    @Nullable
    Bitmap decode(Cel cel, AseLayer layer) throws IOException {
        Input in = cel.content().again();
        int width = in.u16();
        int height = in.u16();
        if (width == 0 || height == 0) {
            return null;
        }
        return switch (cel.kind()) {
            case Cel.RAW -> {
                check(width, height);
                long size = (long) width * height * sprite.depth() / 8;
                yield colours(in.part(size).rest(), width, height, layer.background());
            }
            case Cel.COMPRESSED -> inflated(in, width, height, layer.background());
            case Cel.TILES -> tiles(in, width, height, layer);
            default -> throw new IOException("A picture is of the unknown kind " + cel.kind() + ".");
        };
    }

    private void check(long width, long height) throws IOException {
        Limits.check(width, height);
        pixels += width * height;
        if (pixels > MOST_PIXELS) {
            throw new RefusedException("has too many and too large layers; merge some of them first.");
        }
    }

    private Bitmap inflated(Input in, int width, int height, boolean background) throws IOException {
        check(width, height);
        byte[] raw = Zlib.inflate(in.rest(), (long) width * height * sprite.depth() / 8);
        return colours(ByteBuffer.wrap(raw), width, height, background);
    }

    private Bitmap colours(ByteBuffer raw, int width, int height, boolean background) {
        Bitmap bitmap = new Bitmap(width, height);
        int[] argb = bitmap.argb();
        for (int i = 0; i < argb.length; i++) {
            argb[i] = colour(raw, background) | (background ? 0xff000000 : 0);
        }
        return bitmap;
    }

    private int colour(ByteBuffer raw, boolean background) {
        if (sprite.depth() == 32) {
            int rgba = raw.order(ByteOrder.BIG_ENDIAN).getInt();
            return rgba >>> 8 | rgba << 24;
        }
        int value = raw.get() & 0xff;
        if (sprite.depth() == 16) {
            return (raw.get() & 0xff) << 24 | value << 16 | value << 8 | value;
        }
        boolean empty = value == sprite.transparent() && !background || value >= palette.length;
        return empty ? 0 : palette[value];
    }

    /** Tiles stand in a grid; of each the file says which one it is and how it is turned. */
    private Bitmap tiles(Input in, int columns, int rows, AseLayer layer) throws IOException {
        Tileset set = Objects.requireNonNull(sprite.tilesets().get(layer.tileset()), "a layer without its tiles");
        if (!set.inside()) {
            throw new RefusedException(
                    "is drawn with the tiles of another file; export it from Aseprite as PNG or GIF instead.");
        }
        in.skip(2);
        TileTurn turn = new TileTurn(in.i32(), in.i32(), in.i32(), in.i32());
        in.skip(10);
        check((long) columns * set.width(), (long) rows * set.height());
        Bitmap result = new Bitmap(columns * set.width(), rows * set.height());
        ByteBuffer numbers =
                ByteBuffer.wrap(Zlib.inflate(in.rest(), 4L * columns * rows)).order(ByteOrder.LITTLE_ENDIAN);
        check(set.width(), (long) set.height() * set.count());
        Bitmap all = inflated(set.packed().again(), set.width(), set.height() * set.count(), layer.background());
        for (int i = 0; i < columns * rows; i++) {
            int number = numbers.getInt();
            if (number != set.empty() && turn.tile(number) < set.count()) {
                turn.draw(number, all, set, result, i % columns * set.width(), i / columns * set.height());
            }
        }
        return result;
    }
}
