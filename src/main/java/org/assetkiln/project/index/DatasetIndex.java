package org.assetkiln.project.index;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.index.FolderWalk.Found;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the images of a project. Opening reads what earlier scans have left; a scan first lists the files
 * and compares size and time, then looks at the pixels of those that are new or have changed, and keeps each batch as it
 * comes, so that a scan that was cut off goes on where it was. For use by one thread at a time.
 */
public final class DatasetIndex implements AutoCloseable {
    /** Rows are in the order of their ids regardless of case. */
    public static final Comparator<DatasetImage> ORDER = Comparator.comparing(
                    DatasetImage::id, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(DatasetImage::id);

    private static final int FIRST_MILLIS = 150;
    private static final int NEXT_MILLIS = 1000;

    private final Project project;
    private final IndexTable table;
    private volatile List<DatasetImage> rows = List.of();
    private volatile List<Path> folders = List.of();
    private volatile boolean closed;

    private DatasetIndex(Project project) {
        this.project = project;
        this.table = IndexTable.open(project);
    }

    /** Looks at nothing yet. */
    public static DatasetIndex open(Project project) {
        return new DatasetIndex(project);
    }

    /** The first rows that earlier scans have left, quickly: for a first look while {@link #known()} is read. */
    public synchronized List<DatasetImage> first(int most) {
        return sorted(table.rows(most));
    }

    /** All rows that earlier scans have left; the files may have changed since. */
    public synchronized List<DatasetImage> known() {
        rows = sorted(table.rows(Integer.MAX_VALUE));
        return rows;
    }

    /** As the last scan left them. */
    public List<DatasetImage> rows() {
        return rows;
    }

    /** The folders that the last scan walked through. */
    public List<Path> folders() {
        return folders;
    }

    /**
     * Looks at the folder: what has come, gone and changed, and at the pixels of what is new.
     *
     * @param cancel asked often; what was found until then stays
     */
    public synchronized void scan(IndexListener listener, BooleanSupplier cancel) {
        BooleanSupplier cancelled = () -> closed || cancel.getAsBoolean();
        if (rows.isEmpty() && !known().isEmpty()) {
            listener.rows(rows);
        }
        if (!Files.isReadable(project.images())) {
            return; // a share that is away for a moment: what is known stays
        }
        rows = walk(listener, cancelled);
        listener.rows(rows);
        if (!cancelled.getAsBoolean()) {
            measure(listener, cancelled);
        }
    }

    private List<DatasetImage> walk(IndexListener listener, BooleanSupplier cancelled) {
        Map<String, String> problems = table.problems();
        Map<String, DatasetImage> known = new HashMap<>(rows.size() * 2);
        rows.forEach(row -> known.put(row.id(), noted(row, problems.get(row.id()))));
        boolean first = known.isEmpty();
        List<DatasetImage> found = new ArrayList<>(Math.max(1024, rows.size()));
        Pace pace = new Pace(FIRST_MILLIS);
        List<Path> walked = FolderWalk.through(
                project,
                file -> {
                    found.add(row(file, known.remove(file.id())));
                    if (first && pace.due()) {
                        listener.rows(List.copyOf(found));
                    }
                },
                cancelled);
        if (cancelled.getAsBoolean()) {
            found.addAll(known.values());
        } else {
            folders = List.copyOf(walked);
            table.delete(known.keySet());
        }
        return sorted(found);
    }

    /** A caption or training run may have found that an image cannot be used. */
    private static DatasetImage noted(DatasetImage row, @Nullable String problem) {
        return problem == null || !row.usable() ? row : row.withProblem(problem);
    }

    private static DatasetImage row(Found file, @Nullable DatasetImage known) {
        return known != null && known.bytes() == file.bytes() && known.modifiedMillis() == file.modifiedMillis()
                ? known
                : new DatasetImage(file.id(), file.file(), file.bytes(), file.modifiedMillis(), 0, 0, false, null);
    }

    private void measure(IndexListener listener, BooleanSupplier cancelled) {
        DatasetImage[] all = rows.toArray(DatasetImage[]::new);
        int[] places =
                IntStream.range(0, all.length).filter(i -> !all[i].lookedAt()).toArray();
        if (places.length == 0) {
            return;
        }
        Pace pace = new Pace(NEXT_MILLIS);
        int[] done = {all.length - places.length};
        Measuring.run(
                rows,
                places,
                listener::beforeLooking,
                looks -> {
                    looks.forEach(look -> all[look.place()] = look.image());
                    table.save(looks.stream()
                            .filter(Look::lasting)
                            .map(look -> Objects.requireNonNull(look.image()))
                            .toList());
                    done[0] += looks.size();
                    listener.progress(done[0], all.length);
                    if (pace.due()) {
                        listener.rows(present(all));
                    }
                },
                cancelled);
        rows = present(all);
        listener.rows(rows);
    }

    /** Without those that vanished before they could be looked at. */
    private static List<DatasetImage> present(DatasetImage[] all) {
        return Arrays.stream(all).filter(Objects::nonNull).toList();
    }

    private static List<DatasetImage> sorted(List<DatasetImage> rows) {
        return rows.stream().sorted(ORDER).toList();
    }

    /** A scan on another thread ends after the picture it is at. */
    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            table.close();
        }
    }
}
