package org.assetkiln.ui;

import org.assetkiln.project.CaptionsChanged;
import org.jspecify.annotations.Nullable;

/** Says what a step over captions has done, in place of the step before: who takes twenty back reads the last. FX thread only. */
final class StepNews {
    private final StudioContext context;
    private @Nullable Notice last;

    StepNews(StudioContext context) {
        this.context = context;
    }

    /** Brings an image that alone has changed to the front, too. */
    void tell(CaptionsChanged result, String done) {
        if (result.captions().size() == 1) {
            String id = result.captions().keySet().iterator().next();
            context.images().stream()
                    .filter(image -> image.id().equals(id))
                    .findFirst()
                    .ifPresent(context.current()::set);
        }
        context.notices().removeIf(notice -> notice == last);
        last = new Notice(Notice.Kind.INFO, done + ": " + result.what() + ".", null, null);
        context.notices().add(last);
        int left = result.leftAlone().size();
        if (left > 0) {
            String what = left == 1 ? "One caption was" : left + " captions were";
            context.error(
                    what + " left alone, the first because: "
                            + result.leftAlone().values().iterator().next(),
                    null);
        }
    }
}
