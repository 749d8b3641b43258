package org.assetkiln.ui.search;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ImageCollection;
import org.assetkiln.project.credits.Credit;
import org.assetkiln.project.credits.Credits;
import org.assetkiln.project.findings.FindingKind;
import org.assetkiln.project.findings.Findings;
import org.assetkiln.project.search.Query;
import org.assetkiln.project.search.QueryException;
import org.assetkiln.project.search.Subject;
import org.assetkiln.project.wording.Animations;
import org.assetkiln.project.wording.Slip;

/** What searches know beyond rows and captions, replaced on the FX thread while searches in the background read it. */
final class LiveKnowledge implements Subject.Knowledge {
    private final ToIntFunction<String> tokens;
    private volatile Findings findings = Findings.NONE;
    private volatile Animations frames = Animations.of(List.of());
    private volatile BiFunction<DatasetImage, Caption, List<Slip>> slips = (image, caption) -> List.of();
    private volatile Map<String, Predicate<Subject>> collections = Map.of();
    private volatile Credits credits = Credits.NONE;

    LiveKnowledge(ToIntFunction<String> tokens) {
        this.tokens = tokens;
    }

    void checking(BiFunction<DatasetImage, Caption, List<Slip>> newSlips, Animations newFrames) {
        slips = newSlips;
        frames = newFrames;
    }

    void findings(Findings newFindings) {
        findings = newFindings;
    }

    void credits(Credits newCredits) {
        credits = newCredits;
    }

    void collections(List<ImageCollection> all) {
        Map<String, Predicate<Subject>> byName = new HashMap<>();
        all.forEach(collection -> byName.put(Subject.fold(collection.name()), members(collection)));
        collections = byName;
    }

    /** A search that cannot be understood any more, or that asks for collections itself, finds nothing. */
    private static Predicate<Subject> members(ImageCollection collection) {
        String query = collection.query();
        if (query == null) {
            return subject -> collection.images().contains(subject.image().id());
        }
        try {
            return query.toLowerCase(Locale.ROOT).contains("collection:")
                    ? subject -> false
                    : Query.of(query).accepts();
        } catch (QueryException e) {
            return subject -> false;
        }
    }

    @Override
    public List<Slip> slips(DatasetImage image, Caption caption) {
        return slips.apply(image, caption);
    }

    @Override
    public Set<FindingKind> findings(DatasetImage image, Caption caption) {
        return findings.of(image, caption);
    }

    @Override
    public int tokens(String text) {
        return tokens.applyAsInt(text);
    }

    @Override
    public boolean framed(DatasetImage image) {
        return frames.several(image.id());
    }

    @Override
    public boolean inCollection(String name, Subject subject) {
        return collections.getOrDefault(name, any -> false).test(subject);
    }

    @Override
    public String licence(DatasetImage image) {
        Credit credit = credits.of(image.id());
        return (credit.licence() + " " + credit.author() + " " + credit.source()).strip();
    }
}
