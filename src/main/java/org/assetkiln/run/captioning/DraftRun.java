package org.assetkiln.run.captioning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.assetkiln.captioning.settings.CaptionCandidate;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.run.captioning.DraftProgress.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drafts captions of many images through a {@link CaptionWorker}, some images at a time, so that it can be paused, goes on
 * with what is left, and a process that dies costs no more than the images that it had. Every caption is kept before it
 * counts. Safe for use by several threads.
 */
public final class DraftRun {
    private static final Logger LOG = LoggerFactory.getLogger(DraftRun.class);
    /** While one job's captions are kept, the process is at the next. */
    private static final int JOBS_AHEAD = 2;
    /** Jobs lost one after the other, two with a process, before it is not the images' fault. */
    private static final int MOST_LOST = 10;

    private final CaptionWorker worker;
    private final DraftPlan plan;
    private final DraftKeeper keeper;
    private final DraftQueue queue;
    /** By the jobs' ids, the images by theirs that are still to come. */
    private final Map<String, Map<String, DatasetImage>> jobs = new LinkedHashMap<>();

    /** Jobs that were taken back from the worker. */
    private final Set<String> recalled = new HashSet<>();

    /** The job whose pictures the process is at. */
    private String begun = "";

    private final Pace pace = new Pace();
    private State state = State.PAUSED;
    private String message = "";
    private int drafted;
    private int skipped;
    private int unreadable;
    private int lost;
    private volatile DraftProgress progress;

    /** A run that has not begun; {@link #resume} lets it. */
    public DraftRun(CaptionWorker worker, DraftPlan plan, DraftKeeper keeper) {
        this.worker = worker;
        this.plan = plan;
        this.keeper = keeper;
        this.queue = new DraftQueue(plan.images());
        this.progress = snapshot();
    }

    public DraftPlan plan() {
        return plan;
    }

    /** As it was after the last change; never waits. */
    public DraftProgress progress() {
        return progress;
    }

    private DraftProgress snapshot() {
        int total = plan.images().size();
        int left = total - drafted - skipped - unreadable;
        double seconds = state == State.RUNNING ? pace.seconds(left) : Double.NaN;
        return new DraftProgress(state, total, drafted, skipped, unreadable, seconds, message);
    }

    /** Begins, or goes on after a pause or a failure. */
    public void resume() {
        synchronized (this) {
            if (state.over() || state == State.RUNNING) {
                return;
            }
            state = State.RUNNING;
            message = "";
            lost = 0;
            pace.restart();
            progress = snapshot();
        }
        submit();
    }

    /** Leaves the images under way, within a token or a layer of the captioner; they come first when it goes on. */
    public void pause() {
        leave(State.PAUSED);
    }

    /** The same for good; captions kept so far stay. */
    public void cancel() {
        leave(State.CANCELLED);
    }

    private void leave(State next) {
        synchronized (this) {
            if (state.over()) {
                return;
            }
            state = next;
            if (next == State.CANCELLED) {
                queue.clear();
            }
            progress = snapshot();
        }
        recall();
    }

    // The worker has a lock of its own and calls back with it: it is never called with this run's.

    /** Hands over what comes next. */
    private void submit() {
        for (CaptionJob job = next(); job != null; job = next()) {
            worker.submit(job, this::on);
            recall();
        }
    }

    /** Takes back what the worker has while this is not running. */
    private void recall() {
        List<String> back;
        synchronized (this) {
            back = state == State.RUNNING ? List.of() : List.copyOf(jobs.keySet());
            recalled.addAll(back);
        }
        back.forEach(worker::cancel);
    }

    private synchronized @Nullable CaptionJob next() {
        if (state != State.RUNNING || jobs.size() >= JOBS_AHEAD) {
            return null;
        }
        List<DatasetImage> images = queue.next(plan.jobSize(), this::wants);
        if (images.isEmpty()) {
            state = jobs.isEmpty() ? State.DONE : state;
            progress = snapshot();
            return null;
        }
        String id = UUID.randomUUID().toString();
        Map<String, DatasetImage> byId = new LinkedHashMap<>();
        images.forEach(image -> byId.put(image.id(), image));
        jobs.put(id, byId);
        return plan.job(id, images);
    }

    private boolean wants(DatasetImage image) {
        boolean wanted = keeper.wants(image);
        skipped += wanted ? 0 : 1;
        return wanted;
    }

    private void on(CaptionMessage said) {
        synchronized (this) {
            hear(said);
            progress = snapshot();
        }
        recall();
        if (said.last()) {
            submit();
        }
    }

    private void hear(CaptionMessage said) {
        if (said instanceof CaptionMessage.Ready) {
            begun = said.jobId();
        } else if (said instanceof CaptionMessage.Drafted news) {
            keep(taken(news.jobId(), news.image()), news.candidates());
        } else if (said instanceof CaptionMessage.Unreadable news) {
            refuse(taken(news.jobId(), news.image()), keeper::unreadable, news.problem());
        } else if (said.last()) {
            Map<String, DatasetImage> job = jobs.remove(said.jobId());
            end(said, job == null ? List.of() : new ArrayList<>(job.values()));
        }
    }

    private void end(CaptionMessage last, List<DatasetImage> left) {
        boolean mine = recalled.remove(last.jobId());
        if (state == State.CANCELLED) {
            return;
        }
        if (last instanceof CaptionMessage.Crashed crash && !mine) {
            if (begun.equals(crash.jobId())) {
                queue.survive(left).forEach(image -> refuse(image, keeper::leftOut, crash.message()));
            } else {
                queue.giveBack(left);
            }
            if (++lost >= MOST_LOST) {
                fail(crash.message());
            }
            return;
        }
        queue.giveBack(left);
        if (last instanceof CaptionMessage.Failed failure) {
            fail(failure.message());
        } else if (last instanceof CaptionMessage.Cancelled && !mine && state == State.RUNNING) {
            state = State.PAUSED; // the worker was closed: going on would open it again
        }
    }

    private @Nullable DatasetImage taken(String job, String image) {
        Map<String, DatasetImage> images = jobs.get(job);
        return images == null ? null : images.remove(image);
    }

    private void keep(@Nullable DatasetImage image, List<CaptionCandidate> candidates) {
        if (image == null || state == State.CANCELLED) {
            return;
        }
        try {
            keeper.keep(image, candidates);
            drafted++;
            lost = 0;
            pace.oneDone();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The draft of {} cannot be kept.", image.id(), e);
            queue.giveBack(List.of(image));
            fail(String.valueOf(e.getMessage()));
        }
    }

    private void refuse(@Nullable DatasetImage image, BiConsumer<DatasetImage, String> tell, String problem) {
        if (image != null) {
            tell.accept(image, problem);
            unreadable++;
            pace.oneDone();
        }
    }

    private void fail(String sentence) {
        if (state == State.RUNNING) {
            state = State.FAILED;
            message = sentence;
        }
    }
}
