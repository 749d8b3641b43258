package org.assetkiln.ui.runs;

import org.assetkiln.run.RunFolder;
import org.assetkiln.run.RunSummary;

/**
 * A line in the list of runs.
 *
 * @param run the run
 * @param summary where it stands
 */
record RunItem(RunFolder run, RunSummary summary) {
    /** Whether both lines are about the same run. */
    boolean sameRun(RunItem other) {
        return run.path().equals(other.run.path());
    }
}
