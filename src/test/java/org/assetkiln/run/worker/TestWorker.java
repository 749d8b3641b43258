package org.assetkiln.run.worker;

import java.io.IOException;
import java.nio.file.Path;
import org.assetkiln.run.RunFolder;
import org.assetkiln.run.RunRecorder;
import org.assetkiln.run.RunState;
import org.assetkiln.run.TestRuns;
import org.assetkiln.training.TrainingControl;

/** A worker that counts instead of training; "launch" starts another one and waits, as a desktop would. */
final class TestWorker {
    private TestWorker() {}

    public static void main(String[] args) throws Exception {
        RunFolder run = RunFolder.open(Path.of(args[1]));
        if (args[0].equals("launch")) {
            new WorkerLauncher(ChildJvm.of(TestWorker.class)).start(run);
            Thread.sleep(60_000);
        } else if (run.config().name().equals("dies early")) {
            System.err.println("I was never meant to live");
            System.exit(3);
        } else {
            work(run);
        }
    }

    private static void work(RunFolder run) throws IOException, InterruptedException {
        System.out.println("home " + System.getProperty("assetkiln.home") + " offline " + System.getenv("DJL_OFFLINE")
                + " tf32 " + System.getenv("TORCH_ALLOW_TF32_CUBLAS_OVERRIDE"));
        int step = run.status().step();
        try (RunRecorder recorder = RunRecorder.start(run, step)) {
            TrainingControl control = run.control().asTrainingControl();
            while (step < run.config().training().steps()) {
                recorder.on(TestRuns.step(++step));
                Thread.sleep(5);
                if (control.poll() == TrainingControl.Request.PAUSE) {
                    recorder.end(RunState.PAUSED, "");
                    return;
                }
            }
            recorder.end(RunState.FINISHED, "");
        }
    }
}
