package org.assetkiln.run.captioning;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.assetkiln.run.job.JobKind;
import org.assetkiln.run.job.JobMaker;
import org.assetkiln.run.job.JobServer;
import org.assetkiln.run.job.JobWorker;
import org.assetkiln.run.worker.ChildJvm;

/** Drafts captions in a child process that stays warm; {@code captions.log} collects what it prints. */
public final class CaptionWorker extends JobWorker<CaptionJob, CaptionMessage> {
    private static final JobKind<CaptionJob, CaptionMessage> KIND = new JobKind<>(
            "drafts captions",
            List.of("worker", "--caption"),
            "captions.log",
            CaptionJob.class,
            CaptionMessage.class,
            CaptionMessage.Started::new,
            CaptionMessage.Done::new,
            CaptionMessage.Cancelled::new,
            CaptionMessage.Failed::new,
            CaptionMessage.Crashed::new);

    /**
     * @param logFolder where the log is
     * @param idle how long the process may have nothing to do before it ends
     */
    public CaptionWorker(Path logFolder, Duration idle) {
        this(ChildJvm.ofThisProgram(), logFolder, idle);
    }

    /** For a process whose main class is another one. */
    public CaptionWorker(ChildJvm jvm, Path logFolder, Duration idle) {
        super(KIND, jvm.sideBySide(), logFolder, idle);
    }

    /**
     * The process's own side: serves until standard input ends. To be called before anything prints: from here on, what
     * is printed to standard output by anyone else goes to standard error.
     *
     * @param engine called once, after that
     */
    public static void serve(Supplier<JobMaker<CaptionJob, CaptionMessage>> engine) throws InterruptedException {
        JobServer.serve(KIND, engine);
    }
}
