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
 * network shares and full tables of watches tell nothing, all files are looked at every few seconds too, or as seldom as
 * takes a fiftieth of the time where there are many. Nothing counts as
 * read before {@link CaptionStore#read}: writing over such a caption is refused until then.
 */
public final class CaptionWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CaptionWatch.class);
    private static final int TICK_MILLIS = 300;
    private static final int RESTS_PER_LOOK = 50;
    /** The clock of a network share may be another one. */
    private static final long CLOCKS_APART_MILLIS = 60_000;
    /** The store is locked for one part at a time: who writes a caption does not wait for 100,000. */
    private static final int PART = 200;

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
    private long lookAgain = System.nanoTime();

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
            Set<String> before = images.keySet();
            images = all.stream().collect(Collectors.groupingBy(DatasetImage::folder));
            tick = 0;
            if (!before.equals(images.keySet())) {
                folders.close();
                folders = ticksBetweenPolls == 1 ? FolderWatch.none() : FolderWatch.of(all);
            }
            stamps.keySet().retainAll(all.stream().map(DatasetImage::id).collect(Collectors.toSet()));
        });
    }

    private void look() {
        try {
            Set<String> touched = folders.touched();
            long begin = System.nanoTime();
            boolean everything = begin - lookAgain >= 0 && tick++ % ticksBetweenPolls == 0;
            List<DatasetImage> moved = new ArrayList<>();
            images.forEach((folder, inside) -> {
                if (everything || touched.contains(folder)) {
                    inside.stream().filter(this::moved).forEach(moved::add);
                }
            });
            tell(moved);
            if (everything) {
                lookAgain = System.nanoTime() + RESTS_PER_LOOK * (System.nanoTime() - begin);
            }
        } catch (RuntimeException e) {
            // The next look may work.
            LOG.warn("Captions could not be watched.", e);
        }
    }

    private void tell(List<DatasetImage> moved) {
        List<OutsideChange> changes = new ArrayList<>();
        for (int i = 0; i < moved.size(); i += PART) {
            changes.addAll(news(store.outside(moved.subList(i, Math.min(moved.size(), i + PART)))));
        }
        if (!changes.isEmpty()) {
            listener.accept(changes);
        }
    }

    private List<OutsideChange> news(List<OutsideChange> changes) {
        return changes.stream()
                .filter(change -> !change.equals(told.put(change.image(), change)))
                .toList();
    }

    /** A file seen for the first time that is older than the open project has been read as it is. */
    private boolean moved(DatasetImage image) {
        FileStamp now = FileStamp.of(image.sidecar());
        FileStamp before = stamps.put(image.id(), now);
        return before == null ? !now.olderThan(store.openedMillis() - CLOCKS_APART_MILLIS) : !now.equals(before);
    }

    @Override
    public void close() {
        clock.execute(folders::close);
        clock.shutdown();
    }
}
