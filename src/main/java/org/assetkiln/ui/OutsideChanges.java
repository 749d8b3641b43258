package org.assetkiln.ui;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assetkiln.project.CaptionWatch;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.OutsideChange;
import org.assetkiln.project.Project;
import org.jspecify.annotations.Nullable;

/** Shows captions that other programs write while the project is open, and says so. FX thread only. */
final class OutsideChanges {
    private final StudioContext context;
    private final CaptionBook book;
    private @Nullable Project watched;
    private @Nullable CaptionWatch watch;
    private List<DatasetImage> images = List.of();

    OutsideChanges(StudioContext context, CaptionBook book) {
        this.context = context;
        this.book = book;
    }

    /** From now on these. */
    void watch(Project project, List<DatasetImage> all) {
        CaptionWatch running = watch;
        if (running == null || watched != project) {
            stop();
            watched = project;
            running = CaptionWatch.of(project, changes -> Fx.later(() -> show(project, changes)));
            watch = running;
        }
        images = all;
        running.images(all);
    }

    private void show(Project project, List<OutsideChange> changes) {
        if (project != watched) {
            return;
        }
        Set<String> ids = changes.stream().map(OutsideChange::image).collect(Collectors.toSet());
        List<DatasetImage> changed =
                images.stream().filter(image -> ids.contains(image.id())).toList();
        int shown = book.changedOutside(changed);
        if (shown == 1 && changed.size() == 1) {
            context.notice("Another program has changed the caption of "
                    + changed.get(0).name() + ".");
        } else if (shown > 0) {
            context.notice("Another program has changed " + shown + " captions.");
        }
    }

    void stop() {
        CaptionWatch running = watch;
        watch = null;
        if (running != null) {
            running.close();
        }
    }
}
