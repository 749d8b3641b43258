package org.assetkiln.imaging.aseprite;

import java.util.List;
import java.util.Map;
import org.assetkiln.imaging.document.FrameTag;
import org.assetkiln.imaging.document.Slice;
import org.jspecify.annotations.Nullable;

/**
 * A file's chunks.
 *
 * @param depth bits of a pixel: 32 for RGBA, 16 for grey with alpha, 8 for indices
 * @param transparent the index that is transparent on all layers but a background
 * @param groupsBlend whether groups have an opacity and a blend mode of their own
 */
record Sprite(
        int width,
        int height,
        int depth,
        int transparent,
        boolean groupsBlend,
        List<AseLayer> layers,
        List<Frame> frames,
        List<FrameTag> tags,
        List<Slice> slices,
        Map<Long, Tileset> tilesets) {
    /** @param palette colours 0xAARRGGBB */
    record Frame(int millis, List<Cel> cels, int[] palette) {
        @Nullable
        Cel cel(int layer) {
            return cels.stream().filter(cel -> cel.layer() == layer).findFirst().orElse(null);
        }
    }

    /** What a layer shows in a frame, with links followed; null for nothing. */
    @Nullable
    Cel cel(int layer, int frame) {
        Cel cel = frames.get(frame).cel(layer);
        int at = frame;
        Cel content = cel;
        while (content != null && content.kind() == Cel.LINKED) {
            int earlier = content.content().again().u16();
            content = earlier < at ? frames.get(earlier).cel(layer) : null; // only back, so that no ring goes round
            at = earlier;
        }
        return cel == null || content == null
                ? null
                : new Cel(
                        layer, content.x(), content.y(), cel.opacity(), content.kind(), cel.order(), content.content());
    }
}
