package org.assetkiln.project.search;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assetkiln.imaging.measure.Measures;
import org.assetkiln.project.findings.FindingKind;

/** Everything that a search can ask for by name. */
public final class Fields {
    private static final List<Field> ALL = List.of(
            ChoiceMatch.state(),
            Field.text("caption", "words of the caption", "\"rusty sword\"", Subject::captionHas),
            Field.text("name", "part of the file's name", "knight", (s, value) -> s.foldedName()
                    .contains(value)),
            Field.text("folder", "part of the folder; with / at its end, exactly it", "items", Fields::inFolder),
            ChoiceMatch.finding(),
            ChoiceMatch.check(),
            ChoiceMatch.yesOrNo("dup", "whether there is the same image twice, or nearly", Fields::duplicate),
            ChoiceMatch.yesOrNo("group", "whether it is a frame of an animation", s -> s.knowledge()
                    .framed(s.image())),
            ChoiceMatch.yesOrNo(
                    "alpha", "whether anything is transparent", s -> s.image().transparent()),
            Field.text("format", "the kind of file", "png", (s, value) -> s.image()
                    .format()
                    .equals(value)),
            NumberMatch.field("tokens", "tokens of the caption", List.of(">75"), s -> s.knowledge()
                    .tokens(s.caption().text())),
            NumberMatch.field(
                    "w", "width in pixels", List.of("<64"), s -> s.image().width()),
            NumberMatch.field(
                    "h", "height in pixels", List.of("<64"), s -> s.image().height()),
            NumberMatch.field("size", "longer side in pixels", List.of("16..64"), Fields::size),
            NumberMatch.field("aspect", "longer side in shorter sides", List.of(">2"), Fields::aspect),
            NumberMatch.field("bytes", "size of the file", List.of(">100k", ">1m"), s -> s.image()
                    .bytes()),
            NumberMatch.field("days", "days since it was changed", List.of("<7"), Fields::days),
            NumberMatch.field("colors", "how many colours", List.of("<=16"), s -> measures(s)
                    .colours()),
            NumberMatch.field("sharp", "sharpness, 0 to 1", List.of("<0.2"), s -> measures(s)
                    .sharpness()),
            NumberMatch.field("scale", "how many times pixel art is enlarged", List.of(">1"), s -> measures(s)
                    .scale()),
            NumberMatch.field("seam", "visible seam when tiled, 0 to 1", List.of("<0.05"), s -> measures(s)
                    .seam()),
            Likeness.palette(),
            Likeness.unlike(),
            Likeness.outlier(),
            Field.text("licence", "words of the licence, author or source", "cc0", Fields::licence),
            Field.text("collection", "a collection by its name", "\"heroes\"", (s, value) -> s.knowledge()
                    .inCollection(value, s)));

    private Fields() {}

    /** In the order in which they are offered. */
    public static List<Field> all() {
        return ALL;
    }

    static Optional<Field> named(String name) {
        String wanted = name.equals("colours") ? "colors" : name.equals("license") ? "licence" : name;
        return ALL.stream().filter(field -> field.name().equals(wanted)).findFirst();
    }

    private static boolean inFolder(Subject subject, String value) {
        String folder = subject.foldedFolder();
        return value.endsWith("/") ? (folder + "/").startsWith(value) : folder.contains(value);
    }

    private static boolean licence(Subject subject, String value) {
        String known = Subject.fold(subject.knowledge().licence(subject.image()));
        return value.equals("none") ? known.isBlank() : known.contains(value);
    }

    private static boolean duplicate(Subject subject) {
        Set<FindingKind> findings = subject.findings();
        return findings.contains(FindingKind.IDENTICAL) || findings.contains(FindingKind.SIMILAR);
    }

    /** NaN as long as nobody has looked at the picture. */
    static double size(Subject subject) {
        int longer = Math.max(subject.image().width(), subject.image().height());
        return longer == 0 ? Double.NaN : longer;
    }

    private static double aspect(Subject subject) {
        double shorter = Math.min(subject.image().width(), subject.image().height());
        return size(subject) / shorter;
    }

    private static double days(Subject subject) {
        long age = System.currentTimeMillis() - subject.image().modifiedMillis();
        return age / (double) Duration.ofDays(1).toMillis();
    }

    private static Measures measures(Subject subject) {
        return subject.image().measures();
    }
}
