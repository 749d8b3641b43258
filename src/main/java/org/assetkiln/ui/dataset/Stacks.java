package org.assetkiln.ui.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assetkiln.imaging.measure.Measures;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.wording.FrameName;

/**
 * Finds animations among images: files of one folder, format and size whose names differ in the number at the end only,
 * numbered without a gap, each looking like the one before it. The last keeps ten different swords from being taken for
 * one that moves.
 */
final class Stacks {
    /** More frames than this are a film, or names that a camera gave. */
    private static final int MOST_FRAMES = 240;
    /**
     * Bits of 64 in which the perceptual hashes of neighbouring frames may differ, for sprites that move over nothing and
     * for pictures without transparency; and how far apart their mean colours may be, of 441. Measured on 2,463 sprites of
     * a published game: frames of one creature keep their colours (0 to 10) while they move (4 to 26 bits), numbered
     * staffs and armour do not (11 to 137), and numbered floor tiles differ in 14 to 36 bits.
     */
    private static final int ALIKE = 26;

    private static final int ALIKE_OPAQUE = 12;
    private static final int SAME_COLOURS = 11;

    private Stacks() {}

    private record Frame(DatasetImage image, long number) {}

    private record Series(String name, String format, int width, int height) {}

    /**
     * One card an image, or a frame's animation in the place of its first one.
     *
     * @param unfolded ids of first frames of the stacks that show all of their frames
     */
    static List<Card> cards(List<DatasetImage> images, Set<String> unfolded) {
        Map<DatasetImage, List<DatasetImage>> stacks = stacks(images);
        List<Card> cards = new ArrayList<>(images.size());
        for (DatasetImage image : images) {
            List<DatasetImage> frames = stacks.getOrDefault(image, List.of());
            if (frames.isEmpty()) {
                cards.add(Card.single(image));
            } else if (frames.get(0).equals(image)) {
                if (unfolded.contains(image.id())) {
                    frames.forEach(frame -> cards.add(new Card(frame, frames, false)));
                } else {
                    cards.add(new Card(image, frames, true));
                }
            }
        }
        return cards;
    }

    /** All frames of the animation that an image belongs to, by the image. */
    private static Map<DatasetImage, List<DatasetImage>> stacks(List<DatasetImage> images) {
        Map<Series, List<Frame>> series = new HashMap<>();
        for (DatasetImage image : images) {
            if (image.measures().known()) {
                FrameName.of(image.id()).ifPresent(name -> series.computeIfAbsent(
                                new Series(name.series(), image.format(), image.width(), image.height()),
                                key -> new ArrayList<>())
                        .add(new Frame(image, name.number())));
            }
        }
        Map<DatasetImage, List<DatasetImage>> stacks = new HashMap<>();
        series.values().stream().filter(frames -> frames.size() > 1).forEach(frames -> split(frames, stacks));
        return stacks;
    }

    private static void split(List<Frame> frames, Map<DatasetImage, List<DatasetImage>> stacks) {
        frames.sort(Comparator.comparingLong(Frame::number));
        List<DatasetImage> run = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            if (i > 0 && !follows(frames.get(i - 1), frames.get(i))) {
                close(run, stacks);
                run = new ArrayList<>();
            }
            run.add(frames.get(i).image());
        }
        close(run, stacks);
    }

    private static boolean follows(Frame before, Frame after) {
        Measures one = before.image().measures();
        Measures other = after.image().measures();
        int differing = Long.bitCount(one.look() ^ other.look());
        boolean opaque = !before.image().transparent() && !after.image().transparent();
        return after.number() == before.number() + 1
                && differing <= (opaque ? ALIKE_OPAQUE : ALIKE)
                && distance(one.meanColour(), other.meanColour()) < SAME_COLOURS;
    }

    private static double distance(int rgb, int other) {
        int red = (rgb >> 16 & 0xff) - (other >> 16 & 0xff);
        int green = (rgb >> 8 & 0xff) - (other >> 8 & 0xff);
        int blue = (rgb & 0xff) - (other & 0xff);
        return Math.sqrt(red * red + green * green + blue * blue);
    }

    private static void close(List<DatasetImage> run, Map<DatasetImage, List<DatasetImage>> stacks) {
        if (run.size() > 1 && run.size() <= MOST_FRAMES) {
            List<DatasetImage> frames = List.copyOf(run);
            frames.forEach(frame -> stacks.put(frame, frames));
        }
    }
}
