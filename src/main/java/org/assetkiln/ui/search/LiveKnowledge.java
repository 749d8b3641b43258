package org.assetkiln.ui.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ImageCollection;
import org.assetkiln.project.credits.Credits;
import org.assetkiln.project.findings.FindingKind;
import org.assetkiln.project.findings.Findings;
import org.assetkiln.project.palette.PaletteDistances;
import org.assetkiln.project.search.Members;
import org.assetkiln.project.search.Subject;
import org.assetkiln.project.search.Subjects;
import org.assetkiln.project.wording.Animations;
import org.assetkiln.project.wording.Slip;

/** What searches know beyond rows and captions, replaced on the FX thread while searches in the background read it. */
final class LiveKnowledge implements Subject.Knowledge {
    private final ToIntFunction<String> tokens;
    private final Supplier<Subjects> all;
    private volatile Findings findings = Findings.NONE;
    private volatile Animations frames = Animations.of(List.of());
    private volatile BiFunction<DatasetImage, Caption, List<Slip>> slips = (image, caption) -> List.of();
    private volatile Map<String, Predicate<Subject>> collections = Map.of();
    private volatile Credits credits = Credits.NONE;
    private volatile PaletteDistances palette = PaletteDistances.NONE;

    /** @param all every image */
    LiveKnowledge(ToIntFunction<String> tokens, Supplier<Subjects> all) {
        this.tokens = tokens;
        this.all = all;
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

    void palette(PaletteDistances distances) {
        palette = distances;
    }

    void collections(List<ImageCollection> kept) {
        Map<String, Predicate<Subject>> byName = new HashMap<>();
        kept.forEach(collection -> byName.put(Subject.fold(collection.name()), Members.of(collection, all)));
        collections = byName;
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

    /** Works out beforehand what searches will ask of images. Slow. */
    void prepare(List<DatasetImage> images) {
        palette.prepare(images, () -> false);
    }

    @Override
    public double palette(DatasetImage image) {
        return palette.of(image);
    }

    @Override
    public String licence(DatasetImage image) {
        return credits.of(image.id()).words();
    }
}
