package org.assetkiln.project.findings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.imaging.measure.Measures;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.wording.Animations;

/**
 * Which images are the same picture, or nearly.
 *
 * @param identical groups of images that look exactly the same, of an animation one frame at most
 * @param similar groups of images that look alike, without the frames of an animation
 */
record Twins(List<List<DatasetImage>> identical, List<List<DatasetImage>> similar) {
    /** Bits of the perceptual hash; a shifted or recompressed sprite differs in up to four, another sprite in ten and more. */
    private static final int NEAR_BITS = 4;
    /** Average colours further apart than this, 0 to 255 a channel, are another version of a thing and not its copy. */
    private static final int NEAR_COLOUR = 12;
    /** More images that differ in their number only are a numbered set and no animation. */
    private static final int MOST_FRAMES = 64;

    static Twins of(List<DatasetImage> images) {
        List<DatasetImage> seen =
                images.stream().filter(image -> image.measures().known()).toList();
        Map<Long, List<DatasetImage>> same = new LinkedHashMap<>();
        seen.forEach(image -> same.computeIfAbsent(image.measures().pixels(), key -> new ArrayList<>())
                .add(image));
        Animations frames = Animations.of(seen.stream().map(DatasetImage::id).toList());
        Map<String, Boolean> animated = new HashMap<>();
        List<List<DatasetImage>> identical = same.values().stream()
                .filter(group -> group.size() > 1)
                .map(group -> withoutFrames(group, frames, animated))
                .filter(group -> group.size() > 1)
                .toList();
        List<DatasetImage> different = same.values().stream()
                .map(group -> group.get(0))
                .filter(image -> image.measures().look() != 0)
                .toList();
        return new Twins(identical, similar(different));
    }

    /** An animation may show a frame twice: only the first of its frames counts. */
    private static List<DatasetImage> withoutFrames(
            List<DatasetImage> group, Animations frames, Map<String, Boolean> animated) {
        List<DatasetImage> kept = new ArrayList<>();
        for (DatasetImage image : group) {
            if (kept.stream().noneMatch(other -> sameAnimation(frames, animated, other, image))) {
                kept.add(image);
            }
        }
        return kept;
    }

    private static List<List<DatasetImage>> similar(List<DatasetImage> images) {
        Animations frames = Animations.of(images.stream().map(DatasetImage::id).toList());
        Map<String, Boolean> animated = new HashMap<>();
        long[] hashes =
                images.stream().mapToLong(image -> image.measures().look()).toArray();
        Groups groups = new Groups(images.size());
        NearPairs.of(hashes, NEAR_BITS, (one, other) -> {
            DatasetImage a = images.get(one);
            DatasetImage b = images.get(other);
            if (alike(a, b) && !sameAnimation(frames, animated, a, b)) {
                groups.join(one, other);
            }
        });
        return groups.ofSeveral().stream()
                .map(group -> group.stream().map(images::get).toList())
                .toList();
    }

    private static boolean alike(DatasetImage a, DatasetImage b) {
        long across = (long) a.width() * b.height();
        long down = (long) b.width() * a.height();
        Measures one = a.measures();
        Measures other = b.measures();
        return Math.abs(across - down) * 20 <= Math.max(across, down)
                && Math.abs(one.clear() - other.clear()) < 0.05
                && near(one.meanColour(), other.meanColour());
    }

    private static boolean near(int one, int other) {
        return Math.abs((one >> 16 & 0xff) - (other >> 16 & 0xff)) <= NEAR_COLOUR
                && Math.abs((one >> 8 & 0xff) - (other >> 8 & 0xff)) <= NEAR_COLOUR
                && Math.abs((one & 0xff) - (other & 0xff)) <= NEAR_COLOUR;
    }

    private static boolean sameAnimation(
            Animations frames, Map<String, Boolean> animated, DatasetImage a, DatasetImage b) {
        return a.folder().equals(b.folder())
                && animated.computeIfAbsent(a.id(), id -> frames.siblings(id).size() < MOST_FRAMES)
                && frames.siblings(a.id()).contains(b.id());
    }
}
