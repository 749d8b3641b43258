package org.assetkiln.ui.captions.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assetkiln.captioning.settings.Correction;
import org.assetkiln.captioning.settings.CorrectionOutcome;
import org.assetkiln.captioning.settings.CorrectionProgress;
import org.assetkiln.captioning.settings.CorrectionSettings.Scope;
import org.assetkiln.captioning.settings.HeldOutScore;
import org.assetkiln.run.captioning.LearningJob;
import org.assetkiln.run.captioning.LearningMessage;
import org.assetkiln.run.captioning.LearningWorker;
import org.assetkiln.run.job.JobTeller;

/** A learning process without a model: it gets better when only the words are learned. */
public final class LearnerMain {
    private static final HeldOutScore BEFORE = new HeldOutScore(3, 0.4);
    private static final HeldOutScore AFTER = new HeldOutScore(1, 0.8);

    private LearnerMain() {}

    public static void main(String[] args) throws InterruptedException {
        LearningWorker.serve(() -> LearnerMain::make);
        System.exit(0);
    }

    private static void make(LearningJob job, JobTeller<LearningMessage> teller) throws IOException {
        for (int step = 1; step <= 5; step++) {
            teller.tell(new LearningMessage.Progress(job.id(), new CorrectionProgress.Step(step, 5, 1)));
        }
        Correction first = job.corrections().get(0);
        var example = new CorrectionOutcome.Example(first.image(), first.caption(), "a thing", first.caption());
        boolean better = job.settings().scope() == Scope.TEXT_DECODER;
        Optional<Path> folder = Optional.empty();
        if (better) {
            folder = Optional.of(Files.createDirectories(Path.of(job.result())));
            Files.writeString(folder.get().resolve("config.json"), "{}");
        }
        teller.tell(new LearningMessage.Learned(
                job.id(), new CorrectionOutcome(BEFORE, better ? AFTER : BEFORE, folder, List.of(example))));
    }
}
