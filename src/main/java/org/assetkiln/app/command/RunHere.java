package org.assetkiln.app.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import org.assetkiln.app.engine.TrainingWorker;
import org.assetkiln.run.RunFolder;
import org.assetkiln.run.Threads;
import org.assetkiln.run.worker.WorkerLauncher;
import org.jspecify.annotations.Nullable;

/**
 * A run that is trained by the command's own process, which saves the start of a second one. Everything else is as in a worker: the run says in
 * its folder how it fares and is asked there, and what goes wrong is in its log.
 */
final class RunHere implements AutoCloseable {
    /** Set by the launcher, which then has set up memory and threads as a worker's. */
    private static final String ALLOWED = "assetkiln.trains";

    private final RunFolder run;
    private final CountDownLatch over = new CountDownLatch(1);
    private final PrintStream terminal = System.err;
    private final PrintStream log;
    private volatile @Nullable IOException refusal;

    private RunHere(RunFolder run) throws IOException {
        this.run = run;
        this.log = new PrintStream(
                Files.newOutputStream(run.log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                true,
                StandardCharsets.UTF_8);
    }

    /** Whether this process was started for it. */
    static boolean allowed() {
        return Boolean.getBoolean(ALLOWED);
    }

    /** Whether this process can train a run: some settings are read from the environment when a process begins. */
    static boolean fits(RunFolder run) {
        return allowed() && !run.config().training().compute().tf32();
    }

    /**
     * Starts or resumes a run. Until {@link #close} standard error goes to its log.
     *
     * @throws IOException with one sentence when it is running or finished, or its folder cannot be written
     */
    static RunHere start(RunFolder run) throws IOException {
        WorkerLauncher.startable(run);
        var here = new RunHere(run);
        System.setErr(here.log);
        Threads.start("training", here::train);
        return here;
    }

    private void train() {
        try {
            TrainingWorker.train(run.path());
        } catch (IOException e) {
            refusal = e;
        } finally {
            over.countDown();
        }
    }

    boolean over() {
        return over.getCount() == 0;
    }

    /** Waits for the run's end. */
    void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @throws IOException with one sentence when the run could not even begin */
    @Override
    public void close() throws IOException {
        await();
        System.setErr(terminal);
        log.close();
        IOException reason = refusal;
        if (reason != null) {
            throw reason;
        }
    }
}
