package org.assetkiln.run.generation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assetkiln.run.job.JobKind;
import org.assetkiln.run.job.JobWorker;
import org.assetkiln.run.worker.ChildJvm;

/** Makes pictures in a child process that stays warm; {@code generation.log} collects what it prints. */
public final class GenerationWorker extends JobWorker<GenerationJob, GenerationMessage> {
    static final JobKind<GenerationJob, GenerationMessage> KIND = new JobKind<>(
            "makes pictures",
            List.of("worker", "--generate"),
            "generation.log",
            GenerationJob.class,
            GenerationMessage.class,
            GenerationMessage.Started::new,
            GenerationMessage.Done::new,
            GenerationMessage.Cancelled::new,
            GenerationMessage.Failed::new,
            GenerationMessage.Failed::new);

    /**
     * @param logFolder where the log is
     * @param idle how long the process may have nothing to do before it ends
     */
    public GenerationWorker(Path logFolder, Duration idle) {
        this(ChildJvm.ofThisProgram(), logFolder, idle);
    }

    /** For a process whose main class is another one. */
    public GenerationWorker(ChildJvm jvm, Path logFolder, Duration idle) {
        super(KIND, jvm, logFolder, idle);
    }
}
