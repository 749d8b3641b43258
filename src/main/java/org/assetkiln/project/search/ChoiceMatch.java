package org.assetkiln.project.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.assetkiln.project.ReviewState;
import org.assetkiln.project.findings.FindingKind;
import org.assetkiln.project.wording.Slip;

/** Fields of which there are a few values. */
final class ChoiceMatch {
    private ChoiceMatch() {}

    static Field state() {
        Map<String, Predicate<Subject>> states = new LinkedHashMap<>();
        for (ReviewState state : ReviewState.values()) {
            states.put(word(state), subject -> subject.caption().state() == state);
        }
        states.put("reviewed", subject -> subject.caption().state().reviewed());
        states.put("unreviewed", subject -> !subject.caption().state().reviewed());
        states.put("problem", subject -> !subject.image().usable());
        return of("state", "how far the review is", states);
    }

    static Field check() {
        Map<String, Predicate<Subject>> checks = new LinkedHashMap<>();
        checks.put("any", subject -> !slips(subject).isEmpty());
        checks.put("none", subject -> slips(subject).isEmpty());
        for (Slip.Kind kind : Slip.Kind.values()) {
            checks.put(word(kind), subject -> slips(subject).stream().anyMatch(slip -> slip.kind() == kind));
        }
        return of("check", "what is probably wrong with the caption", checks);
    }

    private static List<Slip> slips(Subject subject) {
        return subject.knowledge().slips(subject.image(), subject.caption());
    }

    static Field finding() {
        Map<String, Predicate<Subject>> findings = new LinkedHashMap<>();
        findings.put("any", subject -> !subject.findings().isEmpty());
        findings.put("none", subject -> subject.findings().isEmpty());
        for (FindingKind kind : FindingKind.values()) {
            findings.put(kind.word(), subject -> subject.findings().contains(kind));
        }
        return of("finding", "what is wrong with the image", findings);
    }

    static Field yesOrNo(String name, String help, Predicate<Subject> is) {
        Map<String, Predicate<Subject>> both = new LinkedHashMap<>();
        both.put("yes", is);
        both.put("no", is.negate());
        return of(name, help, both);
    }

    private static Field of(String name, String help, Map<String, Predicate<Subject>> choices) {
        return new Field(name, help, new ArrayList<>(choices.keySet()), value -> {
            Predicate<Subject> accepts = choices.get(value);
            return accepts == null ? null : new Condition.OfOne(accepts);
        });
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
