package org.assetkiln.ui;

import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Pictures waiting to be decoded: the newest request first, one that is asked for twice only once, and what nobody wants
 * any more not at all. For any thread.
 */
final class PictureQueue {
    private final Map<String, Job> jobs = new HashMap<>();
    /** The newest last; a job that was asked for again is in it twice and taken at its later place. */
    private final Deque<Job> waiting = new ArrayDeque<>();

    /** One picture and all who want it. */
    static final class Job {
        final String key;
        final Callable<BufferedImage> source;
        private final List<PictureLoader.Request> requests = new ArrayList<>();
        private boolean begun;

        private Job(String key, Callable<BufferedImage> source) {
            this.key = key;
            this.source = source;
        }

        private boolean wanted() {
            return requests.stream().anyMatch(request -> !request.cancelled());
        }
    }

    /** Puts a request in front of all others. */
    synchronized void add(String key, Callable<BufferedImage> source, PictureLoader.Request request) {
        Job job = jobs.computeIfAbsent(key, k -> new Job(k, source));
        job.requests.add(request);
        if (!job.begun) {
            waiting.addLast(job);
        }
    }

    /** What to decode now, or null for nothing. */
    synchronized @Nullable Job next() {
        Job job = waiting.pollLast();
        while (job != null) {
            if (!job.begun && job.wanted()) {
                job.begun = true;
                return job;
            }
            if (!job.begun) {
                jobs.remove(job.key, job);
            }
            job = waiting.pollLast();
        }
        return null;
    }

    /** Whether nobody waits for a picture. */
    synchronized boolean idle() {
        return jobs.isEmpty();
    }

    /** A job is done: everybody who asked until now and still wants it. */
    synchronized List<PictureLoader.Request> finish(Job job) {
        jobs.remove(job.key, job);
        return job.requests.stream().filter(request -> !request.cancelled()).toList();
    }
}
