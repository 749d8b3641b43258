package org.assetkiln.run.captioning;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.assetkiln.project.DatasetImage;

/** The images that wait for their captions. One that was there when a process died goes alone from then on. */
final class DraftQueue {
    /** A killed process is not the image's fault; one that ends three in a row on it is. */
    private static final int MOST_DEATHS = 3;

    private final Deque<DatasetImage> waiting;
    private final Map<String, Integer> deaths = new HashMap<>();

    DraftQueue(List<DatasetImage> images) {
        waiting = new ArrayDeque<>(images);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void clear() {
        waiting.clear();
    }

    /**
     * The next images to be done together; none when none is left.
     *
     * @param wanted images that it refuses leave the queue
     */
    List<DatasetImage> next(int batch, Predicate<DatasetImage> wanted) {
        List<DatasetImage> next = new ArrayList<>();
        while (!waiting.isEmpty() && next.size() < batch) {
            boolean alone = deaths.containsKey(waiting.getFirst().id());
            if (alone && !next.isEmpty()) {
                break;
            }
            DatasetImage image = waiting.removeFirst();
            if (wanted.test(image)) {
                next.add(image);
                if (alone) {
                    break;
                }
            }
        }
        return next;
    }

    /** Puts images back to where they were: to the front. */
    void giveBack(List<DatasetImage> images) {
        for (int i = images.size() - 1; i >= 0; i--) {
            waiting.addFirst(images.get(i));
        }
    }

    /** The same after the process died that had them; those that seem to be to blame are returned instead. */
    List<DatasetImage> survive(List<DatasetImage> images) {
        List<DatasetImage> blamed = new ArrayList<>();
        List<DatasetImage> others = new ArrayList<>();
        for (DatasetImage image : images) {
            int count = deaths.merge(image.id(), 1, Integer::sum);
            (count >= MOST_DEATHS && images.size() == 1 ? blamed : others).add(image);
        }
        giveBack(others);
        return blamed;
    }
}
