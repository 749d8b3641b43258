package org.assetkiln.project.search;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import org.assetkiln.imaging.palette.Palette;
import org.assetkiln.imaging.style.Outlier;
import org.assetkiln.imaging.style.Style;
import org.assetkiln.project.DatasetImage;

/** Terms about how well an image fits: the dataset's palette, and the others that a search finds. */
final class Likeness {
    private Likeness() {}

    static Field palette() {
        return NumberMatch.field(
                "palette",
                "how far it is from the dataset's palette; above 2 one sees it",
                List.of(">2"),
                Likeness::palette);
    }

    static double palette(Subject subject) {
        return subject.knowledge().palette(subject.image());
    }

    static Field unlike() {
        return new Field(
                "unlike",
                "how unlike the others found it is drawn; above 3.5 it stands out",
                List.of(">3.5"),
                value -> {
                    DoublePredicate wanted = NumberMatch.wanted(value);
                    return wanted == null ? null : new Condition.OfSet((subject, unlike) -> wanted.test(unlike));
                });
    }

    static Field outlier() {
        Map<String, Condition.Comparing> choices = new LinkedHashMap<>();
        choices.put("style", (subject, unlike) -> standsOut(unlike));
        choices.put("palette", (subject, unlike) -> offPalette(subject));
        choices.put("any", (subject, unlike) -> standsOut(unlike) || offPalette(subject));
        choices.put("none", (subject, unlike) -> !standsOut(unlike) && !offPalette(subject));
        return new Field("outlier", "what does not fit the others found", List.copyOf(choices.keySet()), value -> {
            Condition.Comparing test = choices.get(value);
            return test == null ? null : new Condition.OfSet(test);
        });
    }

    static boolean standsOut(double unlike) {
        return unlike > Outlier.STANDS_OUT;
    }

    static boolean offPalette(Subject subject) {
        return palette(subject) > Palette.VISIBLY_OFF;
    }

    /** How unlike the rest each of a set is drawn, in the order of the places. */
    static double[] unlike(List<Subject> all, int[] places) {
        return Outlier.distances(Arrays.stream(places)
                .parallel()
                .mapToObj(place -> style(all.get(place).image()))
                .toList());
    }

    private static Style style(DatasetImage image) {
        return Style.of(image.measures(), image.width(), image.height());
    }
}
