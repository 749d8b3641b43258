package org.assetkiln.app.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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

/** What searches in the terminal know of images. */
final class TerminalKnowledge implements Subject.Knowledge {
    private final Findings findings;
    private final Animations frames;
    private final Credits credits;
    private final PaletteDistances palette;
    private final Map<String, Predicate<Subject>> collections = new HashMap<>();

    TerminalKnowledge(Findings findings, Animations frames, Credits credits, PaletteDistances palette) {
        this.findings = findings;
        this.frames = frames;
        this.credits = credits;
        this.palette = palette;
    }

    void collections(List<ImageCollection> kept, Subjects all) {
        kept.forEach(collection -> collections.put(Subject.fold(collection.name()), Members.of(collection, () -> all)));
    }

    @Override
    public Set<FindingKind> findings(DatasetImage image, Caption caption) {
        return findings.of(image, caption);
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
        return credits.of(image.id()).words();
    }

    @Override
    public double palette(DatasetImage image) {
        return palette.of(image);
    }
}
