package org.assetkiln.ui.runs;

import java.io.IOException;
import org.assetkiln.run.RunFolder;

/** Starts and ends the processes that train. */
public interface Workers {
    /** @throws IOException with one sentence when no process can be started */
    void start(RunFolder run) throws IOException;

    /** @throws IOException with one sentence when there is no process to end */
    void kill(RunFolder run) throws IOException;
}
