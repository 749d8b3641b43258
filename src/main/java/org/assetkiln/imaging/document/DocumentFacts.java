package org.assetkiln.imaging.document;

import java.util.List;

/**
 * What a picture file holds.
 *
 * @param width pixels of the whole picture, upright
 * @param height pixels of the whole picture, upright
 * @param frameMillis how long each frame is shown, milliseconds; one entry for a still picture
 * @param layers those with pixels, from the lowest to the topmost; none where the format knows no layers
 * @param tags named stretches of frames
 * @param slices named rectangles
 * @param palette the artist's palette, 0xAARRGGBB; empty where the file has none
 */
public record DocumentFacts(
        int width,
        int height,
        List<Integer> frameMillis,
        List<Layer> layers,
        List<FrameTag> tags,
        List<Slice> slices,
        List<Integer> palette) {
    public DocumentFacts {
        frameMillis = List.copyOf(frameMillis);
        layers = List.copyOf(layers);
        tags = List.copyOf(tags);
        slices = List.copyOf(slices);
        palette = List.copyOf(palette);
    }

    /** A picture of nothing but frames. */
    public static DocumentFacts frames(int width, int height, List<Integer> frameMillis) {
        return new DocumentFacts(width, height, frameMillis, List.of(), List.of(), List.of(), List.of());
    }

    /** How many frames there are, at least 1. */
    public int frames() {
        return frameMillis.size();
    }

    /** Whether there is anything to play. */
    public boolean animated() {
        return frames() > 1;
    }
}
