package org.assetkiln.imaging.palette;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.imaging.Pixels;

/**
 * Which colours a picture has and how often. Pixels that are less than half opaque do not count: their colour hardly shows.
 *
 * @param colours the most frequent first
 * @param pixels how many pixels counted
 */
public record ColourCounts(List<Count> colours, long pixels) {
    /** One colour, 0xRRGGBB, and its number of pixels. */
    public record Count(int rgb, int pixels) {}

    public ColourCounts {
        colours = List.copyOf(colours);
    }

    public static ColourCounts of(Pixels picture) {
        Map<Integer, int[]> counts = new HashMap<>();
        long pixels = 0;
        int last = -1;
        int[] run = new int[1];
        for (int argb : picture.argb()) {
            if (argb >>> 24 < 128) {
                continue;
            }
            int rgb = argb & 0xffffff;
            if (rgb != last) {
                run = counts.computeIfAbsent(rgb, colour -> new int[1]);
                last = rgb;
            }
            run[0]++;
            pixels++;
        }
        List<Count> colours = counts.entrySet().stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue()[0]))
                .sorted(Comparator.comparingInt(Count::pixels).reversed().thenComparingInt(Count::rgb))
                .toList();
        return new ColourCounts(colours, pixels);
    }
}
