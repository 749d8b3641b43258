package org.assetkiln.run.worker;

import java.util.concurrent.CompletableFuture;

/** A worker that was started from here; the run folder says how it fares. */
public final class WorkerProcess {
    private final ProcessHandle handle;

    WorkerProcess(ProcessHandle handle) {
        this.handle = handle;
    }

    public long pid() {
        return handle.pid();
    }

    public boolean alive() {
        return handle.isAlive();
    }

    /** Completes when the process has ended. */
    public CompletableFuture<Void> onExit() {
        return handle.onExit().thenAccept(ended -> {});
    }

    /** Ends the process at once; the run can be resumed from its last checkpoint. */
    public void kill() {
        handle.destroyForcibly();
    }
}
