package org.assetkiln.captioning.starter;

import java.util.List;

/**
 * How often captions name what is there.
 *
 * @param pictures how many were captioned
 * @param objects how often the word for the thing is in the caption
 * @param coloured how many of the pictures have a main colour that is known
 * @param colours how often the first colour of the caption is the main colour
 * @param both how often thing and colour are right, among the coloured
 */
record Score(int pictures, int objects, int coloured, int colours, int both) {
    private static final List<String> COLOURS = List.of(
            ("red orange yellow golden green teal blue purple pink brown black " + "white silver grey tan").split(" "));

    static final Score NONE = new Score(0, 0, 0, 0, 0);

    Score plus(Example example, String caption) {
        List<String> words = List.of(caption.split("[^a-z]+"));
        boolean object = words.contains(example.object());
        boolean known = !example.colour().isEmpty();
        boolean colour = known
                && words.stream()
                        .filter(COLOURS::contains)
                        .findFirst()
                        .map(example.colour()::equals)
                        .orElse(false);
        return new Score(
                pictures + 1,
                objects + one(object),
                coloured + one(known),
                colours + one(colour),
                both + one(object && colour));
    }

    private static int one(boolean fact) {
        return fact ? 1 : 0;
    }

    @Override
    public String toString() {
        return "%d pictures: object right %s, main colour right %s, both %s"
                .formatted(pictures, percent(objects, pictures), percent(colours, coloured), percent(both, coloured));
    }

    private static String percent(int part, int whole) {
        return whole == 0 ? "-" : "%.1f %%".formatted(100.0 * part / whole);
    }
}
