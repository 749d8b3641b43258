package org.assetkiln.ui.slicer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.binding.Bindings;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.Pixels;
import org.assetkiln.imaging.sheet.Cut;
import org.assetkiln.imaging.sheet.LikelyGrids;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.recipes.LayerSplit;
import org.assetkiln.project.recipes.SliceSettings;
import org.assetkiln.project.recipes.Slicing;
import org.assetkiln.project.recipes.SlicingStep;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.UndoStack;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with sprite sheets. */
public final class SlicingActions {
    private SlicingActions() {}

    /** Opens the slicer for the image under the focus. */
    public static Action slice(StudioContext context) {
        return Action.of(
                "dataset.slice",
                "Slice sheet",
                Feather.SCISSORS,
                "Shortcut+L",
                Bindings.createBooleanBinding(
                        () -> {
                            DatasetImage image = context.current().get();
                            return image != null && image.usable();
                        },
                        context.current()),
                () -> open(context));
    }

    private static void open(StudioContext context) {
        DatasetImage image = context.current().get();
        if (image != null && image.usable()) {
            context.overlay().set(new SlicerSheet(context, image));
        }
    }

    /** Makes images of the layers of the document under the focus. */
    public static Action split(StudioContext context) {
        return Action.of(
                "dataset.split",
                "Split layers",
                Feather.LAYERS,
                "Shortcut+Shift+Y",
                Bindings.createBooleanBinding(
                        () -> {
                            DatasetImage image = context.current().get();
                            return image != null && List.of("ase", "psd").contains(image.format());
                        },
                        context.current()),
                () -> splitCurrent(context));
    }

    private static void splitCurrent(StudioContext context) {
        DatasetImage image = context.current().get();
        Project project = context.project().get();
        if (image != null && project != null) {
            context.background()
                    .track(
                            "Splitting the layers of " + image.name(),
                            progress -> new LayerSplit(
                                            project, image, done -> progress.update(done, 0), progress::cancelled)
                                    .write(),
                            step -> sliced(context, image, step.made().size(), step),
                            failure -> context.error(String.valueOf(failure.getMessage()), failure),
                            () -> {});
        }
    }

    /** Offers to slice the first of some new images that looks like a sheet. */
    public static void offer(StudioContext context, List<Path> added) {
        Callable<List<Path>> look = () ->
                added.stream().filter(SlicingActions::looksLikeSheet).limit(1).toList();
        context.background()
                .quietly(
                        look,
                        sheets -> sheets.forEach(sheet -> {
                            String name = sheet.getFileName().toString();
                            Action slice = Action.of("dataset.slice-added", "Slice it", Feather.SCISSORS, null, () -> {
                                context.images().stream()
                                        .filter(image -> image.file().equals(sheet))
                                        .findFirst()
                                        .ifPresent(image -> context.overlay().set(new SlicerSheet(context, image)));
                            });
                            context.offer(name + " looks like a sheet of several sprites.", slice);
                        }));
    }

    private static boolean looksLikeSheet(Path file) {
        try {
            var facts = Pictures.facts(file);
            boolean small = (long) facts.width() * facts.height() <= 1 << 22;
            return small && LikelyGrids.looksLikeSheet(Pixels.of(Pictures.read(file)));
        } catch (IOException unreadable) {
            return false; // the dataset says what is wrong with it
        }
    }

    static String images(int count) {
        return count == 1 ? "1 image" : count + " images";
    }

    /** Writes the slices in the background; one step to undo. */
    static void slice(StudioContext context, SlicerModel model) {
        Project project = context.project().get();
        SlicerModel.Opened opened = model.sheet().get();
        if (project == null || opened == null) {
            return;
        }
        List<Cut> cuts = model.chosen();
        SliceSettings settings = model.settings();
        context.overlay().set(null);
        String title = "Slicing " + model.image().name();
        context.background()
                .track(
                        title,
                        progress -> new Slicing(
                                        project,
                                        model.image(),
                                        settings,
                                        done -> progress.update(done, cuts.size()),
                                        progress::cancelled)
                                .write(Pixels.of(opened.picture()), cuts),
                        step -> sliced(context, model.image(), cuts.size(), step));
    }

    private static void sliced(StudioContext context, DatasetImage sheet, int count, SlicingStep step) {
        refresh(context);
        context.undo()
                .push(new UndoStack.Edit(
                        () -> again(context, "Taking slices back", step::undo),
                        () -> again(context, "Slicing", step::redo)));
        String gone = step.removed() == 0 ? "" : " " + images(step.removed()) + " of the last time went to the trash.";
        context.done(sheet.name() + " is now " + images(count) + "." + gone);
    }

    /** A change of files. */
    private interface Files {
        void run() throws Exception;
    }

    private static void again(StudioContext context, String title, Files change) {
        context.background()
                .inOrder(
                        title,
                        () -> {
                            change.run();
                            return title;
                        },
                        done -> refresh(context));
    }

    private static void refresh(StudioContext context) {
        context.rescan();
        context.recipes().reload();
    }
}
