package org.assetkiln.imaging.aseprite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.imaging.document.FrameTag;
import org.assetkiln.imaging.document.Slice;

/** Walks through the frames and chunks of a file. */
final class SpriteReader {
    private static final int HEADER = 128;
    private static final int FRAME = 0xf1fa;
    private static final int MANY_CHUNKS = 0xffff;
    private static final int USUAL_MILLIS = 100;
    private static final int GROUPS_BLEND = 2;

    private final LayerReader layers;
    private final Palettes palettes = new Palettes();
    private final List<Sprite.Frame> frames = new ArrayList<>();
    private final List<FrameTag> tags = new ArrayList<>();
    private final List<Slice> slices = new ArrayList<>();
    private final Map<Long, Tileset> tilesets = new HashMap<>();
    private List<Cel> cels = new ArrayList<>();

    private SpriteReader(int flags) {
        layers = new LayerReader(flags);
    }

    static Sprite read(byte[] file) throws IOException {
        Input in = new Input(file);
        Input header = in.part(HEADER);
        header.skip(6);
        int frames = header.u16();
        int width = header.u16();
        int height = header.u16();
        int depth = header.u16();
        int flags = header.i32();
        int millis = header.u16();
        header.skip(8);
        int transparent = header.u8();
        if (frames == 0 || depth != 8 && depth != 16 && depth != 32) {
            throw new IOException("There are " + frames + " frames of " + depth + " bits.");
        }
        var reader = new SpriteReader(flags);
        for (int i = 0; i < frames; i++) {
            reader.frame(in, millis == 0 ? USUAL_MILLIS : millis);
        }
        return new Sprite(
                width,
                height,
                depth,
                transparent,
                (flags & GROUPS_BLEND) != 0,
                reader.layers.layers(),
                List.copyOf(reader.frames),
                reader.tagsWithin(frames),
                List.copyOf(reader.slices),
                Map.copyOf(reader.tilesets));
    }

    private void frame(Input in, int usualMillis) throws IOException {
        Input frame = in.part(in.again().u32());
        frame.skip(4);
        if (frame.u16() != FRAME) {
            throw new IOException("A frame does not begin as frames do.");
        }
        int few = frame.u16();
        int millis = frame.u16();
        frame.skip(2);
        long many = frame.u32();
        long count = many == 0 || few != MANY_CHUNKS && many < few ? few : many;
        cels = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            Input chunk = frame.part(frame.again().u32());
            chunk.skip(4);
            chunk(chunk.u16(), chunk);
        }
        frames.add(new Sprite.Frame(millis == 0 ? usualMillis : millis, List.copyOf(cels), palettes.now()));
    }

    private void chunk(int type, Input in) {
        switch (type) {
            case 0x0004 -> palettes.old(in, 255);
            case 0x0011 -> palettes.old(in, 63);
            case 0x2004 -> layers.add(in);
            case 0x2005 -> cels.add(Cel.read(in));
            case 0x2018 -> readTags(in);
            case 0x2019 -> palettes.present(in);
            case 0x2022 -> readSlices(in);
            case 0x2023 -> tilesets.put(in.u32(), Tileset.read(in));
            default -> {} // notes, colour profiles, masks: nothing that is seen
        }
    }

    private void readTags(Input in) {
        int count = in.u16();
        in.skip(8);
        for (int i = 0; i < count; i++) {
            int from = in.u16();
            int to = in.u16();
            int direction = in.u8();
            in.skip(12);
            FrameTag.Direction[] directions = FrameTag.Direction.values();
            tags.add(new FrameTag(in.text(), from, to, directions[direction < directions.length ? direction : 0]));
        }
    }

    private List<FrameTag> tagsWithin(int count) {
        return tags.stream()
                .filter(tag -> tag.from() <= tag.to() && tag.to() < count)
                .toList();
    }

    private void readSlices(Input in) {
        long keys = in.u32();
        int flags = in.i32();
        in.skip(4);
        String name = in.text();
        for (long i = 0; i < keys; i++) {
            slices.add(new Slice(name, in.i32(), in.i32(), in.i32(), in.i32(), in.i32()));
            in.skip(((flags & 1) != 0 ? 16 : 0) + ((flags & 2) != 0 ? 8 : 0));
        }
    }
}
