package org.assetkiln.project.findings;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;

/**
 * What is wrong with the images of a dataset. Comparing all pictures takes up to a second for 100,000, so call
 * {@link #of} in the background; what is said of a caption is found when asked. Safe for use by several threads.
 */
public final class Findings {
    /** Of no images. */
    public static final Findings NONE = new Findings(Expectations.NONE, new Twins(List.of(), List.of()), Map.of());

    private final Expectations expectations;
    private final Twins twins;
    private final Map<String, Set<FindingKind>> among;
    /** By the ids of their members. */
    private final Map<FindingKind, Map<String, List<DatasetImage>>> groups = new EnumMap<>(FindingKind.class);

    private Findings(Expectations expectations, Twins twins, Map<String, Set<FindingKind>> among) {
        this.expectations = expectations;
        this.twins = twins;
        this.among = among;
        groups.put(FindingKind.IDENTICAL, byMember(twins.identical()));
        groups.put(FindingKind.SIMILAR, byMember(twins.similar()));
    }

    /** Looks at all images of a dataset. */
    public static Findings of(List<DatasetImage> images, Expectations expectations) {
        Twins twins = Twins.of(images);
        Map<String, Set<FindingKind>> among = new HashMap<>();
        mark(among, FindingKind.IDENTICAL, twins.identical());
        mark(among, FindingKind.SIMILAR, twins.similar());
        List<List<DatasetImage>> sharing = sharing(images);
        mark(among, FindingKind.SHARED_CAPTION, sharing);
        Findings findings = new Findings(expectations, twins, among);
        findings.groups.put(FindingKind.SHARED_CAPTION, byMember(sharing));
        return findings;
    }

    private static void mark(Map<String, Set<FindingKind>> among, FindingKind kind, List<List<DatasetImage>> groups) {
        groups.forEach(group ->
                group.forEach(image -> among.computeIfAbsent(image.id(), id -> EnumSet.noneOf(FindingKind.class))
                        .add(kind)));
    }

    private static List<List<DatasetImage>> sharing(List<DatasetImage> images) {
        Map<Path, List<DatasetImage>> bySidecar = new HashMap<>();
        images.forEach(image -> bySidecar
                .computeIfAbsent(image.sidecar(), file -> new ArrayList<>(1))
                .add(image));
        return bySidecar.values().stream().filter(group -> group.size() > 1).toList();
    }

    private static Map<String, List<DatasetImage>> byMember(List<List<DatasetImage>> all) {
        Map<String, List<DatasetImage>> byMember = new HashMap<>();
        all.forEach(group -> group.forEach(image -> byMember.put(image.id(), group)));
        return byMember;
    }

    /** What is wrong with an image and its caption. */
    public Set<FindingKind> of(DatasetImage image, Caption caption) {
        Set<FindingKind> found = EnumSet.noneOf(FindingKind.class);
        found.addAll(among.getOrDefault(image.id(), Set.of()));
        PictureRules.check(image, expectations.recipes().apply(image.id()), expectations.trainingSize(), found);
        if (caption.text().isBlank()) {
            found.add(FindingKind.NO_CAPTION);
        } else if (tooLong(caption.text())) {
            found.add(FindingKind.LONG_CAPTION);
        }
        if (!expectations.licensed().test(image)) {
            found.add(FindingKind.NO_LICENCE);
        }
        return found;
    }

    private boolean tooLong(String text) {
        int limit = expectations.tokenLimit();
        // A token is a byte at least: most captions need not be counted.
        boolean maybe = limit > 0 && text.getBytes(StandardCharsets.UTF_8).length > limit;
        return maybe && expectations.tokens().applyAsInt(text) > limit;
    }

    /** Images that look exactly the same, a list for each picture. */
    public List<List<DatasetImage>> identical() {
        return twins.identical();
    }

    /** Images that look nearly the same, a list for each such group. */
    public List<List<DatasetImage>> similar() {
        return twins.similar();
    }

    /** The images that an image is identical or similar to or shares its caption with, itself among them; else empty. */
    public List<DatasetImage> group(FindingKind kind, DatasetImage image) {
        return groups.getOrDefault(kind, Map.of()).getOrDefault(image.id(), List.of());
    }

    /** Whether it is a copy, or nearly, of another one. */
    public boolean duplicate(DatasetImage image) {
        Set<FindingKind> found = among.getOrDefault(image.id(), Set.of());
        return found.contains(FindingKind.IDENTICAL) || found.contains(FindingKind.SIMILAR);
    }
}
