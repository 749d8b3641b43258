package org.assetkiln.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.index.DatasetIndex;
import org.assetkiln.project.index.IndexWatch;
import org.jspecify.annotations.Nullable;

/** The open project with its images and captions; opening and scanning happen in the background. */
final class Workspace {
    /** More than a window shows, and read in no time. */
    private static final int FIRST_IMAGES = 500;

    private final StudioContext context;
    private final ReadOnlyObjectWrapper<@Nullable Project> project = new ReadOnlyObjectWrapper<>();
    private final SnapshotList<DatasetImage> images = new SnapshotList<>();
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
    private final ObservableList<DatasetImage> imagesView = FXCollections.unmodifiableObservableList(images);
    private final CaptionBook captions;
    private final OutsideChanges outside;
    private @Nullable Open open;
    private @Nullable Work looking;
    private boolean busy;
    private int looks;

    Workspace(StudioContext context) {
        this.context = context;
        this.captions = new CaptionBook(context);
        this.outside = new OutsideChanges(context, captions);
    }

    /**
     * An open project.
     *
     * @param shown ids of the images whose captions are on the screen or on their way; only for the thread that scans
     */
    private record Open(Project project, DatasetIndex index, IndexWatch watch, Set<String> shown) {
        static Open of(Project project, Runnable changed) {
            IndexWatch watch = IndexWatch.of(() -> Fx.later(changed));
            return new Open(project, DatasetIndex.open(project), watch, ConcurrentHashMap.newKeySet());
        }

        Open close() {
            watch.close();
            index.close();
            project.close();
            return this;
        }
    }

    /** What there is to see at once of a project that was open before. */
    private record First(Open open, List<DatasetImage> images, CaptionBook.Content content) {
        static First of(Open open) {
            List<DatasetImage> images = open.index().first(FIRST_IMAGES);
            return new First(open, images, CaptionBook.read(open.project().captions(), images));
        }
    }

    /** Opens what {@code folder} answers, which runs in the background; what is open now stays until that worked. */
    void open(String title, Callable<Path> folder) {
        Open now = open;
        opening.set(true);
        context.background()
                .track(
                        title,
                        progress -> {
                            Path root = folder.call().toAbsolutePath().normalize();
                            // Opened twice, the second would be for looking only.
                            return First.of(
                                    now != null && now.project().root().equals(root)
                                            ? now
                                            : Open.of(Project.open(root), this::changed));
                        },
                        this::begin,
                        failure -> {
                            opening.set(false);
                            context.error(sentence(failure, title), failure);
                        },
                        () -> opening.set(false));
    }

    private void begin(First first) {
        Open before = open;
        Open now = first.open();
        if (before != now) {
            open = now;
            images.show(List.of());
            if (before != null) {
                stopLooking();
                context.background().inOrder("Closing " + before.project().name(), before::close, closed -> {});
            }
            captions.show(now.project().captions(), first.content());
            project.set(now.project());
            show(now, first.images());
        }
        now.project().problems().forEach(problem -> context.error(problem, null));
        look(now, true);
    }

    /** Looks at the folder again: files may have come and gone. */
    void rescan() {
        Open now = open;
        if (now != null) {
            look(now, true);
        }
    }

    /**
     * Looks at the images, in the place of a look that is still going on.
     *
     * @param again whether captions that are on the screen are read again
     */
    private void look(Open now, boolean again) {
        stopLooking();
        busy = true;
        int mine = ++looks;
        RowPublisher publisher =
                new RowPublisher(now.project().captions(), captions, now.shown(), rows -> show(now, rows));
        looking = context.background()
                .track(
                        "Looking at the images",
                        progress -> {
                            // A look that is being cancelled could still count captions as read that are to be again.
                            synchronized (now.index()) {
                                if (again) {
                                    publisher.readAgain();
                                }
                                now.index()
                                        .scan(
                                                publisher.telling(progress, context.pictures()::letFirst),
                                                progress::cancelled);
                            }
                            return now;
                        },
                        this::rest,
                        failure -> {
                            rest(now);
                            context.error("The images could not be looked at.", failure);
                        },
                        () -> leave(mine));
    }

    /** Somebody has had enough of looking, or another look has taken its place. */
    private void leave(int look) {
        opening.set(false);
        if (look == looks) {
            busy = false;
        }
    }

    private void rest(Open looked) {
        opening.set(false);
        if (looked == open) {
            busy = false;
            looked.watch().folders(looked.index().folders());
        }
    }

    private void stopLooking() {
        Work last = looking;
        if (last != null) {
            last.cancel();
        }
    }

    private void show(Open of, List<DatasetImage> rows) {
        if (of == open) {
            if (!same(rows)) {
                images.show(rows);
            }
            if (!rows.isEmpty()) {
                opening.set(false);
            }
            outside.watch(of.project(), rows);
        }
    }

    /** Rows that have not changed are the same objects; equal ones may know more. */
    private boolean same(List<DatasetImage> rows) {
        List<DatasetImage> before = images.content();
        return before.size() == rows.size()
                && IntStream.range(0, rows.size()).allMatch(i -> before.get(i) == rows.get(i));
    }

    /** Files have come, gone or changed; not while they are being looked at anyway. */
    private void changed() {
        Open now = open;
        if (now != null && !busy) {
            look(now, false);
        }
    }

    /** The window closes. */
    void close() {
        outside.stop();
        Open last = open;
        if (last != null) {
            last.close();
        }
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

    /** What {@link #images} says, for other threads. */
    List<DatasetImage> snapshot() {
        return images.content();
    }

    CaptionBook captions() {
        return captions;
    }
}
