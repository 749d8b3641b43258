package org.assetkiln.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices captions that other programs write while a project is open. The system tells which folders have changed; since
 * network shares and full tables of watches tell nothing, all files are looked at every few seconds too. Nothing counts as
 * read before {@link CaptionStore#read}: writing over such a caption is refused until then.
 */
public final class CaptionWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CaptionWatch.class);
    private static final int TICK_MILLIS = 300;

    private final CaptionStore store;
    private final Consumer<List<OutsideChange>> listener;
    private final ScheduledExecutorService clock = Threads.clock("caption-watch");
    private final Map<String, FileStamp> stamps = new HashMap<>();
    /** What was said last, by the images' ids. */
    private final Map<String, OutsideChange> told = new HashMap<>();

    private final int ticksBetweenPolls;
    private Map<String, List<DatasetImage>> images = Map.of();
    private FolderWatch folders = FolderWatch.none();
    private int tick;

    private CaptionWatch(CaptionStore store, int ticksBetweenPolls, Consumer<List<OutsideChange>> listener) {
        this.store = store;
        this.ticksBetweenPolls = ticksBetweenPolls;
        this.listener = listener;
        clock.scheduleWithFixedDelay(this::look, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Begins to watch nothing; {@link #images} says what.
     *
     * @param listener called on a thread of its own
     */
    public static CaptionWatch of(Project project, Consumer<List<OutsideChange>> listener) {
        return new CaptionWatch(project.captions(), 10, listener);
    }

    /** Without the help of the system, as on a network share. */
    static CaptionWatch polling(Project project, Consumer<List<OutsideChange>> listener) {
        return new CaptionWatch(project.captions(), 1, listener);
    }

    /** Watches the captions of these images from now on; those that changed since they were read are told at once. */
    public void images(List<DatasetImage> all) {
        clock.execute(() -> {
            images = all.stream().collect(Collectors.groupingBy(DatasetImage::folder));
            tick = 0;
            folders.close();
            folders = ticksBetweenPolls == 1 ? FolderWatch.none() : FolderWatch.of(all);
            stamps.keySet().retainAll(all.stream().map(DatasetImage::id).collect(Collectors.toSet()));
        });
    }

    private void look() {
        try {
            Set<String> touched = folders.touched();
            boolean everything = tick++ % ticksBetweenPolls == 0;
            List<DatasetImage> moved = new ArrayList<>();
            images.forEach((folder, inside) -> {
                if (everything || touched.contains(folder)) {
                    inside.stream().filter(this::moved).forEach(moved::add);
                }
            });
            List<OutsideChange> changes = moved.isEmpty() ? List.of() : news(store.outside(moved));
            if (!changes.isEmpty()) {
                listener.accept(changes);
            }
        } catch (RuntimeException e) {
            // The next look may work.
            LOG.warn("Captions could not be watched.", e);
        }
    }

    private List<OutsideChange> news(List<OutsideChange> changes) {
        return changes.stream()
                .filter(change -> !change.equals(told.put(change.image(), change)))
                .toList();
    }

    private boolean moved(DatasetImage image) {
        FileStamp now = FileStamp.of(image.sidecar());
        return !now.equals(stamps.put(image.id(), now));
    }

    @Override
    public void close() {
        clock.execute(folders::close);
        clock.shutdown();
    }
}
