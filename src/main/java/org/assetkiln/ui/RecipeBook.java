package org.assetkiln.ui;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.assetkiln.project.Project;
import org.assetkiln.project.Records;
import org.assetkiln.project.recipes.Recipes;
import org.assetkiln.project.recipes.Sheets;
import org.kordamp.ikonli.feather.Feather;

/** How the open project's images are prepared, and which of them are sheets. Lives on the FX thread. */
public final class RecipeBook {
    private final StudioContext context;
    private final ReadOnlyObjectWrapper<Recipes> recipes = new ReadOnlyObjectWrapper<>(Recipes.NONE);
    private final ReadOnlyObjectWrapper<Sheets> sheets = new ReadOnlyObjectWrapper<>(Sheets.NONE);

    private record Content(Recipes recipes, Sheets sheets) {
        static Content read(Records records) {
            return new Content(Recipes.read(records), Sheets.read(records));
        }
    }

    RecipeBook(StudioContext context) {
        this.context = context;
        context.project().addListener(o -> {
            recipes.set(Recipes.NONE);
            sheets.set(Sheets.NONE);
            reload();
        });
    }

    public ReadOnlyObjectProperty<Recipes> recipes() {
        return recipes.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Sheets> sheets() {
        return sheets.getReadOnlyProperty();
    }

    /** Reads again what the project keeps, after something beside this has changed it. */
    public void reload() {
        Project project = context.project().get();
        if (project != null) {
            context.background().quietly(() -> Content.read(project.records()), content -> {
                if (project == context.project().get()) {
                    recipes.set(content.recipes());
                    sheets.set(content.sheets());
                }
            });
        }
    }

    /** Prepares images in another way from now on; one step to undo. */
    public void change(Recipes next) {
        Recipes before = recipes.get();
        if (!next.equals(before)) {
            keep(next);
            context.undo().push(new UndoStack.Edit(() -> keep(before), () -> keep(next)));
        }
    }

    /**
     * The same for a change that is worked out in the background, and said when it is done.
     *
     * @param count how many images it is about
     */
    public void change(UnaryOperator<Recipes> change, int count) {
        Recipes before = recipes.get();
        context.background().run("Preparing images", () -> change.apply(before), next -> {
            if (before != recipes.get()) {
                change(change, count); // something else has come between
                return;
            }
            change(next);
            context.notice(
                    (count == 1 ? "1 image is" : count + " images are") + " prepared like this from now on.",
                    Action.of("dataset.undo-prepare", "Undo", Feather.ROTATE_CCW, null, context.undo()::undo));
        });
    }

    private void keep(Recipes next) {
        Project project = context.project().get();
        if (project == null) {
            return;
        }
        Recipes before = recipes.get();
        recipes.set(next);
        String title = "Keeping how images are prepared";
        Consumer<Throwable> failed = failure -> {
            recipes.set(before);
            context.error("How images are prepared could not be kept.", failure);
        };
        context.background()
                .inOrder(
                        title,
                        () -> {
                            next.write(project.records(), before);
                            return next;
                        },
                        kept -> {},
                        failed);
    }
}
