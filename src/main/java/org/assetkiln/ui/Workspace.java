package org.assetkiln.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.DatasetScanner;
import org.assetkiln.project.Project;
import org.jspecify.annotations.Nullable;

/** The open project with its images and captions; opening and scanning happen in the background. */
final class Workspace {
    private final StudioContext context;
    private final ReadOnlyObjectWrapper<@Nullable Project> project = new ReadOnlyObjectWrapper<>();
    private final ObservableList<DatasetImage> images = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
    private final ObservableList<DatasetImage> imagesView = FXCollections.unmodifiableObservableList(images);
    private final CaptionBook captions;
    private final OutsideChanges outside;

    Workspace(StudioContext context) {
        this.context = context;
        this.captions = new CaptionBook(context);
        this.outside = new OutsideChanges(context, captions);
    }

    private record Opened(Project project, List<DatasetImage> images, CaptionBook.Content captions) {}

    /** Opens what {@code folder} answers, which runs in the background; what is open now stays until that worked. */
    void open(String title, Callable<Path> folder) {
        Project now = project.get();
        opening.set(true);
        context.background()
                .track(
                        title,
                        progress -> {
                            Path root = folder.call().toAbsolutePath().normalize();
                            // Opened twice, the second would be for looking only.
                            boolean same = now != null && now.root().equals(root);
                            return scan(same ? now : Project.open(root), progress);
                        },
                        this::show,
                        failure -> {
                            opening.set(false);
                            context.error(sentence(failure, title), failure);
                        },
                        () -> opening.set(false));
    }

    /** Looks at the folder again: files may have come and gone. */
    void rescan() {
        Project now = project.get();
        if (now != null) {
            context.background().track("Looking at the images", progress -> scan(now, progress), this::show);
        }
    }

    private static Opened scan(Project project, Progress progress) {
        List<DatasetImage> found = DatasetScanner.scan(project, progress::update, progress::cancelled);
        return new Opened(project, found, CaptionBook.read(project.captions(), found));
    }

    private void show(Opened opened) {
        Project before = project.get();
        opening.set(false);
        if (before != null && before != opened.project()) {
            images.clear();
            context.background().inOrder("Closing " + before.name(), () -> close(before), closed -> {});
        }
        captions.show(opened.project().captions(), opened.captions());
        project.set(opened.project());
        if (!images.equals(opened.images())) {
            images.setAll(opened.images());
        }
        outside.watch(opened.project(), opened.images());
        opened.project().problems().forEach(problem -> context.error(problem, null));
    }

    /** The window closes. */
    void close() {
        outside.stop();
        Project open = project.get();
        if (open != null) {
            open.close();
        }
    }

    private static Project close(Project project) {
        project.close();
        return project;
    }

    private static String sentence(Throwable failure, String title) {
        String message = failure.getMessage();
        return failure instanceof IOException && message != null ? message : "\"" + title + "\" did not work.";
    }

    ReadOnlyObjectProperty<@Nullable Project> project() {
        return project.getReadOnlyProperty();
    }

    ObservableList<DatasetImage> images() {
        return imagesView;
    }

    ReadOnlyBooleanProperty opening() {
        return opening.getReadOnlyProperty();
    }

    CaptionBook captions() {
        return captions;
    }
}
