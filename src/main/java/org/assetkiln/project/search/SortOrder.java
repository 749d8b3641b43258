package org.assetkiln.project.search;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * {@code sort:bytes}, {@code sort:-bytes}: in which order what is found appears.
 *
 * @param name of the key
 * @param key by what
 * @param down the largest first
 */
public record SortOrder(String name, SortKey key, boolean down) {
    private static final String NAME = "sort:";
    /** Measured among what is found, so that the key itself knows nothing. */
    private static final String UNLIKE = "unlike";

    private static final Map<String, SortKey> KEYS = keys();

    private static Map<String, SortKey> keys() {
        Map<String, SortKey> keys = new LinkedHashMap<>();
        keys.put("name", text(Subject::foldedName));
        keys.put("folder", text(Subject::foldedFolder));
        keys.put("format", text(subject -> subject.image().format()));
        keys.put("changed", of(subject -> subject.image().modifiedMillis()));
        keys.put("bytes", of(subject -> subject.image().bytes()));
        keys.put("size", of(Fields::size));
        keys.put("w", of(subject -> subject.image().width()));
        keys.put("h", of(subject -> subject.image().height()));
        keys.put("colors", of(subject -> subject.image().measures().colours()));
        keys.put("sharp", of(subject -> subject.image().measures().sharpness()));
        keys.put("scale", of(subject -> subject.image().measures().scale()));
        keys.put("seam", of(subject -> subject.image().measures().seam()));
        keys.put("hue", of(subject -> hue(subject.image().measures().meanColour())));
        keys.put("palette", of(Likeness::palette));
        keys.put(UNLIKE, now(subject -> Double.NaN));
        keys.put("state", of(subject -> subject.caption().state().ordinal()));
        keys.put("caption", text(Subject::foldedCaption));
        keys.put("tokens", now(subject -> subject.knowledge()
                .tokens(subject.caption().text())));
        keys.put("findings", now(subject -> subject.findings().size()));
        return keys;
    }

    private static SortKey text(Function<Subject, String> text) {
        return new SortKey.Text(text);
    }

    private static SortKey of(ToDoubleFunction<Subject> number) {
        return new SortKey.Number(true, number);
    }

    private static SortKey now(ToDoubleFunction<Subject> number) {
        return new SortKey.Number(false, number);
    }

    /** 0 to 1 around the circle of colours; greys come first. */
    private static double hue(int rgb) {
        float[] hsb = Color.RGBtoHSB(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff, null);
        return hsb[1] < 0.1 ? -1 : hsb[0];
    }

    /** By what can be sorted. */
    public static List<String> names() {
        return List.copyOf(KEYS.keySet());
    }

    /**
     * What comes first, in a few words.
     *
     * @param down the other way round
     */
    public static String title(String name, boolean down) {
        return switch (name) {
            case "palette" -> down ? "furthest from the palette first" : "nearest to the palette first";
            case UNLIKE -> down ? "most unlike the others first" : "most like the others first";
            default -> down ? name + ", from the other end" : name;
        };
    }

    static boolean names(Part part) {
        return part.text().toLowerCase(Locale.ROOT).startsWith(NAME);
    }

    static SortOrder of(Part part) throws QueryException {
        String text = part.text().substring(NAME.length()).toLowerCase(Locale.ROOT);
        boolean down = text.startsWith("-");
        String name = down ? text.substring(1) : text;
        SortKey key = KEYS.get(name);
        if (key == null) {
            throw part.wrong("Write sort: with one of " + String.join(", ", KEYS.keySet())
                    + ", with a minus before it for the other way round.");
        }
        return new SortOrder(name, key, down);
    }

    /** Whether images are sorted by how they compare with the others that are found. */
    boolean comparing() {
        return name.equals(UNLIKE);
    }
}
