package org.assetkiln.art;

import java.util.Random;

/**
 * Draws game icons without end. The same arguments draw the same pixels and the same caption for ever: models and the
 * bundled sample are made from them, so a change of any painter is a change of that data.
 */
public final class GameArt {
    /** Edge of every drawing in pixels. */
    public static final int SIZE = 64;

    private GameArt() {}

    /** A thing of a kind and colour chosen by the seed; every kind and every colour is equally likely. */
    public static DrawnAsset draw(long seed) {
        Choice choice = Choice.of(seed);
        return draw(choice.kind, choice.colour, seed);
    }

    /**
     * The picture of {@link #draw(long)} with all there is to say about it: its main colour, its kind, shape and details,
     * such as "a blue potion in a round bottle with a cork".
     */
    public static DrawnAsset describe(long seed) {
        Choice choice = Choice.of(seed);
        DrawnAsset drawn = draw(choice.kind, choice.colour, seed);
        Sketch sketch = sketch(choice.kind, choice.colour, seed);
        String caption = Captions.described(choice.kind, choice.colour, sketch);
        return new DrawnAsset(drawn.image(), caption, choice.kind, choice.colour);
    }

    private record Choice(Kind kind, Colour colour) {
        static Choice of(long seed) {
            Random random = new Random(mixed(seed ^ 0x5eed));
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            return new Choice(kind, Colour.values()[random.nextInt(Colour.values().length)]);
        }
    }

    /** A thing of this kind and colour; the seed chooses its proportions, its details and how the caption tells them. */
    public static DrawnAsset draw(Kind kind, Colour colour, long seed) {
        Random random = random(kind, seed);
        Sketch sketch = painted(kind, colour, random);
        String caption = Captions.of(kind, colour, sketch, random);
        return new DrawnAsset(Renderer.render(sketch.parts(), sketch.between(49, 55)), caption, kind, colour);
    }

    /** The parts and words of a drawing, not yet rendered. */
    static Sketch sketch(Kind kind, Colour colour, long seed) {
        return painted(kind, colour, random(kind, seed));
    }

    private static Sketch painted(Kind kind, Colour colour, Random random) {
        Sketch sketch = new Sketch(random);
        kind.painter().paint(sketch, colour);
        return sketch;
    }

    private static Random random(Kind kind, long seed) {
        return new Random(mixed(seed * 31 + kind.ordinal()));
    }

    /** The finaliser of SplitMix64: java.util.Random starts alike for neighbouring seeds, this does not. */
    private static long mixed(long seed) {
        long z = seed + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
