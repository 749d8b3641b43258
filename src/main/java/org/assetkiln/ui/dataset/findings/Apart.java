package org.assetkiln.ui.dataset.findings;

import java.util.List;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Namesakes;
import org.assetkiln.project.Namesakes.Renamed;
import org.assetkiln.project.Project;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.UndoStack;

/** Gives images that share a caption file names and captions of their own; one step to undo. */
final class Apart {
    private final StudioContext context;

    Apart(StudioContext context) {
        this.context = context;
    }

    /** @param groups images that share a caption file; the first of each keeps its name */
    void rename(List<List<DatasetImage>> groups) {
        Project project = context.project().get();
        if (project != null) {
            change(project, groups, true);
        }
    }

    private void change(Project project, List<List<DatasetImage>> groups, boolean first) {
        context.background()
                .inOrder(
                        "Renaming images",
                        progress -> new Namesakes(project).apart(groups, progress::update),
                        renamed -> {
                            after(project);
                            if (first) {
                                context.undo()
                                        .push(new UndoStack.Edit(
                                                () -> together(project, renamed),
                                                () -> change(project, groups, false)));
                                context.notice(
                                        renamed.size() == 1
                                                ? "1 image renamed: it has a caption of its own now."
                                                : renamed.size()
                                                        + " images renamed: they have captions of their own now.");
                            }
                        });
    }

    private void together(Project project, List<Renamed> renamed) {
        context.background()
                .inOrder(
                        "Giving images their names back",
                        progress -> {
                            new Namesakes(project).together(renamed, progress::update);
                            return renamed;
                        },
                        done -> after(project));
    }

    private void after(Project project) {
        if (project == context.project().get()) {
            context.recipes().reload();
            context.rescan();
        }
    }
}
