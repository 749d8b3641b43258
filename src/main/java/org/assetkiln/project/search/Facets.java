package org.assetkiln.project.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assetkiln.imaging.format.PictureFormat;
import org.assetkiln.project.ReviewState;
import org.assetkiln.project.findings.FindingKind;

/**
 * By what images can be told apart, counted.
 *
 * @param groups in the order in which they are shown
 */
public record Facets(List<Group> groups) {
    public static final Facets NONE = new Facets(List.of());

    private static final String WRONG = "To look at";
    private static final String FIT = "Does not fit";
    /** A single facet of these tells something, too. */
    private static final Set<String> ALWAYS = Set.of(WRONG, FIT);

    private static final int[] SIZES = {16, 32, 64, 128, 256, 512, 1024};

    /** Facets of one kind. */
    public record Group(String title, List<Facet> facets) {}

    /**
     * One of them.
     *
     * @param title for people
     * @param term finds its images
     * @param count how many there are
     * @param depth of a folder, 0 for one on top
     */
    public record Facet(String title, String term, int count, int depth) {}

    /** Counts; takes up to half a second for 100,000 images. From any thread. */
    public static Facets of(List<Subject> subjects) {
        Map<ReviewState, Integer> states = new EnumMap<>(ReviewState.class);
        Map<FindingKind, Integer> findings = new EnumMap<>(FindingKind.class);
        Map<Integer, Integer> sizes = new TreeMap<>();
        Map<Boolean, Integer> alpha = new LinkedHashMap<>();
        Map<String, Integer> formats = new TreeMap<>();
        Map<String, Integer> folders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Subject subject : subjects) {
            states.merge(subject.caption().state(), 1, Integer::sum);
            subject.findings().forEach(kind -> findings.merge(kind, 1, Integer::sum));
            formats.merge(subject.image().format(), 1, Integer::sum);
            countFolders(subject.image().folder(), folders);
            if (subject.image().width() > 0) {
                alpha.merge(subject.image().transparent(), 1, Integer::sum);
                sizes.merge(bucket((int) Fields.size(subject)), 1, Integer::sum);
            }
        }
        List<Group> groups = new ArrayList<>();
        add(groups, WRONG, findings(findings));
        add(groups, FIT, fit(subjects));
        add(groups, "Review", states(states));
        add(groups, "Longer side", sizes(sizes));
        add(groups, "Transparency", alpha(alpha));
        add(groups, "Format", formats(formats));
        add(groups, "Folders", folders(folders));
        return new Facets(List.copyOf(groups));
    }

    /** What does not tell images apart is no help. */
    private static void add(List<Group> groups, String title, List<Facet> facets) {
        if (facets.size() > 1 || ALWAYS.contains(title) && !facets.isEmpty()) {
            groups.add(new Group(title, facets));
        }
    }

    private static void countFolders(String folder, Map<String, Integer> folders) {
        for (String at = folder; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
            folders.merge(at, 1, Integer::sum);
        }
    }

    /** The upper bound of its size class; one more than the last for larger ones. */
    private static int bucket(int size) {
        return Arrays.stream(SIZES).filter(bound -> size <= bound).findFirst().orElse(SIZES[SIZES.length - 1] + 1);
    }

    private static List<Facet> findings(Map<FindingKind, Integer> counts) {
        return counts.entrySet().stream()
                .map(e -> new Facet(e.getKey().title(), "finding:" + e.getKey().word(), e.getValue(), 0))
                .toList();
    }

    /** Compared with all others. */
    private static List<Facet> fit(List<Subject> subjects) {
        double[] unlike =
                Likeness.unlike(subjects, IntStream.range(0, subjects.size()).toArray());
        int style = (int) Arrays.stream(unlike).filter(Likeness::standsOut).count();
        int palette = (int) subjects.stream().filter(Likeness::offPalette).count();
        return Stream.of(
                        new Facet("Unlike the others", "outlier:style", style, 0),
                        new Facet("Off the palette", "outlier:palette", palette, 0))
                .filter(facet -> facet.count() > 0)
                .toList();
    }

    private static List<Facet> states(Map<ReviewState, Integer> counts) {
        return counts.entrySet().stream()
                .map(e -> new Facet(title(e.getKey()), "state:" + ChoiceMatch.word(e.getKey()), e.getValue(), 0))
                .toList();
    }

    private static String title(ReviewState state) {
        return switch (state) {
            case NONE -> "No caption";
            case DRAFT -> "Draft";
            case EDITED -> "Edited";
            case APPROVED -> "Approved";
            case REJECTED -> "Rejected";
        };
    }

    private static List<Facet> sizes(Map<Integer, Integer> counts) {
        int last = SIZES[SIZES.length - 1];
        return counts.entrySet().stream()
                .map(e -> e.getKey() > last
                        ? new Facet("over " + last, "size:>" + last, e.getValue(), 0)
                        : new Facet(
                                "up to " + e.getKey(),
                                "size:" + (before(e.getKey()) + 1) + ".." + e.getKey(),
                                e.getValue(),
                                0))
                .toList();
    }

    private static int before(int bound) {
        return Arrays.stream(SIZES).filter(other -> other < bound).max().orElse(0);
    }

    private static List<Facet> alpha(Map<Boolean, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.reverseOrder()))
                .map(e -> new Facet(
                        e.getKey() ? "Transparent" : "Opaque", e.getKey() ? "alpha:yes" : "alpha:no", e.getValue(), 0))
                .toList();
    }

    private static List<Facet> formats(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(e -> new Facet(
                        PictureFormat.ofName("x." + e.getKey()).map(Enum::name).orElse(e.getKey()),
                        "format:" + e.getKey(),
                        e.getValue(),
                        0))
                .toList();
    }

    private static List<Facet> folders(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(e -> {
                    String folder = e.getKey();
                    int depth = (int) folder.chars().filter(c -> c == '/').count();
                    String term = "folder:" + Completion.quoted(folder + "/");
                    return new Facet(folder.substring(folder.lastIndexOf('/') + 1), term, e.getValue(), depth);
                })
                .toList();
    }
}
