package org.assetkiln.ui;

import org.assetkiln.project.CaptionsChanged;

/** Says what a step over captions has done. FX thread only. */
final class StepNews {
    private StepNews() {}

    /** Brings an image that alone has changed to the front, too. */
    static void tell(StudioContext context, CaptionsChanged result, String done) {
        if (result.captions().size() == 1) {
            String id = result.captions().keySet().iterator().next();
            context.images().stream()
                    .filter(image -> image.id().equals(id))
                    .findFirst()
                    .ifPresent(context.current()::set);
        }
        context.notice(done + ": " + result.what() + ".");
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
