package org.assetkiln.project.search;

import java.awt.Color;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** {@code sort:bytes}, {@code sort:-bytes}: in which order what is found appears. */
public final class SortOrder {
    private static final String NAME = "sort:";
    private static final Map<String, Comparator<Subject>> KEYS = keys();

    private SortOrder() {}

    private static Map<String, Comparator<Subject>> keys() {
        Map<String, Comparator<Subject>> keys = new LinkedHashMap<>();
        keys.put("name", Comparator.comparing(Subject::foldedName));
        keys.put("folder", Comparator.comparing(Subject::foldedFolder));
        keys.put("format", Comparator.comparing(subject -> subject.image().format()));
        keys.put("changed", by(subject -> subject.image().modifiedMillis()));
        keys.put("bytes", by(subject -> subject.image().bytes()));
        keys.put("size", by(Fields::size));
        keys.put("w", by(subject -> subject.image().width()));
        keys.put("h", by(subject -> subject.image().height()));
        keys.put("colors", by(subject -> subject.image().measures().colours()));
        keys.put("sharp", by(subject -> subject.image().measures().sharpness()));
        keys.put("scale", by(subject -> subject.image().measures().scale()));
        keys.put("seam", by(subject -> subject.image().measures().seam()));
        keys.put("hue", by(subject -> hue(subject.image().measures().meanColour())));
        keys.put("state", by(subject -> subject.caption().state().ordinal()));
        keys.put("caption", Comparator.comparing(Subject::foldedCaption));
        keys.put("tokens", by(subject -> subject.knowledge()
                .tokens(subject.caption().text())));
        keys.put("findings", by(subject -> subject.findings().size()));
        return keys;
    }

    /** NaN comes last. */
    private static Comparator<Subject> by(ToDoubleFunction<Subject> number) {
        return Comparator.comparingDouble(number);
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

    static boolean names(Part part) {
        return part.text().toLowerCase(Locale.ROOT).startsWith(NAME);
    }

    static Comparator<Subject> of(Part part) throws QueryException {
        String key = part.text().substring(NAME.length()).toLowerCase(Locale.ROOT);
        boolean down = key.startsWith("-");
        Comparator<Subject> order = KEYS.get(down ? key.substring(1) : key);
        if (order == null) {
            throw part.wrong("Write sort: with one of " + String.join(", ", KEYS.keySet())
                    + ", with a minus before it for the other way round.");
        }
        return down ? order.reversed() : order;
    }
}
