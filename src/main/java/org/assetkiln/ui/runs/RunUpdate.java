package org.assetkiln.ui.runs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.assetkiln.run.EventTail;
import org.assetkiln.run.RunFolder;
import org.assetkiln.run.RunStatus;
import org.assetkiln.training.event.TrainingEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is new in a run folder since it was looked at last.
 *
 * @param status where the run stands
 * @param fromStart whether the events begin at the start again, so that what was shown is to be forgotten
 * @param events the new events
 */
record RunUpdate(RunStatus status, boolean fromStart, List<TrainingEvent> events) {
    private static final Logger LOG = LoggerFactory.getLogger(RunUpdate.class);

    /** Reads the folder; not on the FX thread. What cannot be read now is read at the next look. */
    static RunUpdate read(RunFolder run, EventTail tail) {
        try {
            return events(run, tail);
        } catch (IOException e) {
            LOG.warn("The events of {} cannot be read now.", run, e);
            return new RunUpdate(run.status(), false, List.of());
        }
    }

    private static RunUpdate events(RunFolder run, EventTail tail) throws IOException {
        var events = new ArrayList<TrainingEvent>();
        boolean fromStart = false;
        for (List<TrainingEvent> part = tail.poll(); ; part = tail.poll()) {
            if (tail.rewound()) {
                events.clear();
                fromStart = true;
            }
            if (part.isEmpty()) {
                break;
            }
            events.addAll(part);
        }
        return new RunUpdate(run.status(), fromStart, List.copyOf(events));
    }
}
