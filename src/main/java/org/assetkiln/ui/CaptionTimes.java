package org.assetkiln.ui;

import java.util.HashMap;
import java.util.Map;

/** When captions and drafts were changed, to tell an answer from the disk that is older than the screen. FX thread only. */
final class CaptionTimes {
    /** Changed here by hand. */
    private final Map<String, Integer> changed = new HashMap<>();
    /** A step or a captioner was done with it: what a scan has read before that is older. */
    private final Map<String, Integer> written = new HashMap<>();

    private final Map<String, Integer> drafted = new HashMap<>();
    private int clock;

    /** Whatever is noted from now on is later than this. */
    int now() {
        return clock;
    }

    void change(String id) {
        changed.put(id, ++clock);
    }

    void write(String id) {
        written.put(id, ++clock);
    }

    void draft(String id) {
        drafted.put(id, ++clock);
    }

    boolean changedSince(int time, String id) {
        return at(changed, id) > time;
    }

    boolean changedOrWrittenSince(int time, String id) {
        return changedSince(time, id) || at(written, id) > time;
    }

    boolean draftedSince(int time, String id) {
        return at(drafted, id) > time;
    }

    private static int at(Map<String, Integer> times, String id) {
        return times.getOrDefault(id, 0);
    }
}
