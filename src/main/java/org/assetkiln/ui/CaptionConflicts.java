package org.assetkiln.ui;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.assetkiln.project.Caption;
import org.assetkiln.project.CaptionChangedElsewhereException;
import org.assetkiln.project.CaptionStore;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.wording.CaptionMerge;
import org.kordamp.ikonli.feather.Feather;

/** Captions that could not be saved, above all because another program had written one. FX thread only. */
final class CaptionConflicts {
    private final StudioContext context;
    private final BiConsumer<DatasetImage, String> onChosen;
    private final Set<String> refused = new HashSet<>();

    /** @param onChosen takes the text that shall stand */
    CaptionConflicts(StudioContext context, BiConsumer<DatasetImage, String> onChosen) {
        this.context = context;
        this.onChosen = onChosen;
    }

    /** Whether the image's text on the screen waits for a choice. */
    boolean has(DatasetImage image) {
        return refused.contains(image.id());
    }

    void forget(DatasetImage image) {
        refused.remove(image.id());
    }

    void forgetAll() {
        refused.clear();
    }

    /** Says so; offers both texts where there are two. */
    void notSaved(DatasetImage image, Caption mine, CaptionStore target, Throwable failure) {
        if (!(failure instanceof CaptionChangedElsewhereException elsewhere)) {
            context.error("The caption of " + image.name() + " is not saved.", failure);
            return;
        }
        refused.add(image.id());
        String theirs = elsewhere.present();
        String both = CaptionMerge.merge(elsewhere.known(), mine.text(), theirs).orElse(mine.text());
        Action compare = Action.of("captions.compare", "Compare the texts", Feather.COLUMNS, null, () -> {
            context.overlay().set(new MergeSheet(image, theirs, mine.text(), both, merged -> {
                target.read(image);
                forget(image);
                onChosen.accept(image, merged);
                context.overlay().set(null);
            }));
        });
        context.error(image.name() + " has got another caption from outside; yours is not saved.", failure, compare);
    }
}
