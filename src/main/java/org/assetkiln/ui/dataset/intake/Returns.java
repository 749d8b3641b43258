package org.assetkiln.ui.dataset.intake;

import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import org.assetkiln.project.Project;
import org.assetkiln.project.intake.Trash;
import org.assetkiln.project.intake.TrashBatch;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.UndoStack;
import org.kordamp.ikonli.feather.Feather;

/** Bringing back what went to the trash, also after the program was closed. */
public final class Returns {
    private final StudioContext context;

    public Returns(StudioContext context) {
        this.context = context;
    }

    public Action action() {
        return Action.of(
                "dataset.trash-list",
                "Bring back from the trash",
                Feather.ARCHIVE,
                "Shortcut+Shift+Delete",
                Bindings.isNotNull(context.project()),
                this::show);
    }

    private void show() {
        Project project = context.project().get();
        if (project == null) {
            return;
        }
        context.background().run("Looking into the trash", () -> TrashBatch.all(project), batches -> {
            if (batches.isEmpty()) {
                context.notice("The project's trash is empty.");
            } else {
                context.overlay().set(new TrashSheet(Trash.folder(project), batches, batch -> bringBack(batch)));
            }
        });
    }

    private void bringBack(TrashBatch batch) {
        context.overlay().set(null);
        move("Bringing back images", batch, true, done -> {
            context.undo()
                    .push(new UndoStack.Edit(
                            () -> move("Moving to the trash again", batch, false, again -> {}),
                            () -> move("Bringing back images", batch, true, again -> {})));
            int images = batch.images().size();
            context.done(images == 1 ? "1 image is back." : images + " images are back.");
        });
    }

    private void move(String title, TrashBatch batch, boolean back, Consumer<Object> then) {
        var moves = back
                ? batch.moves()
                : batch.moves().stream().map(Trash.Move::reversed).toList();
        context.background().inOrder(title, progress -> Trash.restore(moves, progress::update), done -> {
            context.rescan();
            then.accept(done);
        });
    }
}
