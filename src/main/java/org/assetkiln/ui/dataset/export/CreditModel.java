package org.assetkiln.ui.dataset.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.credits.Credit;
import org.assetkiln.project.credits.CreditFiles;
import org.assetkiln.project.credits.Credits;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.UndoStack;

/** Whose the chosen images are, or all of a folder. */
final class CreditModel {
    private final StudioContext context;
    private final Project project;
    private final List<DatasetImage> images;
    private final Runnable changed;
    private final StringProperty author = new SimpleStringProperty("");
    private final StringProperty licence = new SimpleStringProperty("");
    private final StringProperty source = new SimpleStringProperty("");
    private final StringProperty said = new SimpleStringProperty("");

    /**
     * @param images at least one
     * @param changed called when something else is kept
     */
    CreditModel(StudioContext context, Project project, List<DatasetImage> images, Runnable changed) {
        this.context = context;
        this.project = project;
        this.images = images;
        this.changed = changed;
        DatasetImage first = images.get(0);
        context.background().quietly(() -> known(first), this::show);
    }

    private record Known(Credit credit, Optional<Credit> proposed) {}

    private Known known(DatasetImage image) {
        Credit credit = Credits.read(project.records()).of(image.id());
        Path folder = Objects.requireNonNull(image.file().getParent());
        return new Known(credit, credit.isNone() ? CreditFiles.propose(folder, project.root()) : Optional.empty());
    }

    private void show(Known known) {
        Credit credit = known.proposed().orElse(known.credit());
        author.set(credit.author());
        licence.set(credit.licence());
        source.set(credit.source());
        said.set(known.proposed().isPresent() ? "Proposed from a file beside the images: please check it." : "");
    }

    StringProperty author() {
        return author;
    }

    StringProperty licence() {
        return licence;
    }

    StringProperty source() {
        return source;
    }

    /** Where the proposal comes from; empty for none. */
    StringProperty said() {
        return said;
    }

    /** The folders around the first image, the nearest first, within the project; empty is the whole project. */
    List<String> folders() {
        List<String> folders = new ArrayList<>();
        for (String at = images.get(0).folder();
                !at.isEmpty();
                at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
            folders.add(at);
        }
        folders.add("");
        return folders;
    }

    /** How many images were chosen. */
    int count() {
        return images.size();
    }

    void saveForImages() {
        save(images.stream().map(DatasetImage::id).toList());
    }

    void saveForFolder(String folder) {
        save(List.of(Credits.folder(folder)));
    }

    private void save(List<String> paths) {
        Credit credit = new Credit(author.get(), licence.get(), source.get());
        context.overlay().set(null);
        context.background()
                .inOrder(
                        "Keeping the licence",
                        () -> {
                            Credits before = Credits.read(project.records());
                            Credits after = before.with(paths, credit);
                            after.write(project.records(), before);
                            return new UndoStack.Edit(() -> put(after, before), () -> put(before, after));
                        },
                        edit -> {
                            changed.run();
                            context.undo().push(edit);
                            context.notice("Author, licence and source are kept.");
                        });
    }

    private void put(Credits from, Credits to) {
        context.background()
                .inOrder(
                        "Keeping the licence",
                        () -> {
                            to.write(project.records(), from);
                            return to;
                        },
                        done -> changed.run());
    }

    /** Writes the list of all images by author and licence. */
    void exportList() {
        Path target = context.dialogs().chooseTarget("Export the list of authors", "ATTRIBUTION.txt");
        if (target == null) {
            return;
        }
        List<DatasetImage> all = List.copyOf(context.images());
        context.background()
                .run(
                        "Writing the list",
                        () -> {
                            AtomicFiles.write(
                                    target, Credits.read(project.records()).list(all));
                            return target;
                        },
                        file -> context.notice("The list of authors was written to " + file + "."));
    }
}
