package org.assetkiln.ui.dataset.intake;

import java.nio.file.Path;
import java.util.List;
import org.assetkiln.project.Project;
import org.assetkiln.project.intake.Trash;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.UndoStack;

/** Files that came in go to the trash when that is taken back, and come from there when it is done again. */
final class IntakeUndo {
    private final StudioContext context;
    private final Project project;
    private final List<Path> files;
    private volatile List<Trash.Move> moves = List.of();

    IntakeUndo(StudioContext context, Project project, List<Path> files) {
        this.context = context;
        this.project = project;
        this.files = files;
    }

    UndoStack.Edit edit() {
        return new UndoStack.Edit(this::undo, this::redo);
    }

    private void undo() {
        context.background()
                .inOrder(
                        "Taking back what was added",
                        progress -> moves = Trash.files(project, files, progress::update),
                        done -> context.rescan());
    }

    private void redo() {
        context.background()
                .inOrder("Adding again", progress -> Trash.restore(moves, progress::update), done -> context.rescan());
    }
}
