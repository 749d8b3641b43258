package org.assetkiln.captioning.training;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.assetkiln.captioning.settings.Correction;
import org.assetkiln.captioning.settings.CorrectionOutcome;
import org.assetkiln.captioning.settings.CorrectionProgress;
import org.assetkiln.captioning.settings.CorrectionSettings;
import org.assetkiln.captioning.settings.HeldOutScore;
import org.assetkiln.model.blip.BlipFiles;
import org.assetkiln.tensor.ComputeDevice;
import org.assetkiln.tensor.Torch;
import org.assetkiln.training.TrainingException;

/**
 * Fine-tunes a captioner on captions that its user approved. Some of them only judge: the new captioner is written where
 * it does better on those, and not otherwise. The captioner that it began with stays as it is.
 */
public final class CorrectionLearning {
    /** Rounds without a better hold-out after which it ends. */
    private static final int PATIENCE = 6;

    private final CorrectionSettings settings;
    private final Watcher watcher;
    private final Album album;
    private final Learner learner;
    private final int steps;
    private int step;

    /** Looks on, from the thread that learns. */
    public interface Watcher {
        void tell(CorrectionProgress progress);

        /** Asked before every step; true gives up. */
        boolean cancelled();
    }

    private CorrectionLearning(CorrectionSettings settings, Watcher watcher, Album album, Learner learner) {
        this.settings = settings;
        this.watcher = watcher;
        this.album = album;
        this.learner = learner;
        this.steps = settings.epochs() * ((album.learned().size() + settings.batch() - 1) / settings.batch());
    }

    /**
     * Learns.
     *
     * @param captioner folder of the captioner to begin with
     * @param corrections approved captions with their pictures
     * @param result folder for the new captioner; must not exist, and is made only if the new one is better
     * @throws CancellationException if given up; nothing is written then
     * @throws TrainingException if there are too few corrections, or the folder exists
     * @throws IOException if the captioner or a picture cannot be read, or the new one not written
     */
    public static CorrectionOutcome learn(
            Path captioner,
            List<Correction> corrections,
            CorrectionSettings settings,
            Path result,
            ComputeDevice device,
            Watcher watcher)
            throws IOException, TrainingException {
        if (Files.exists(result)) {
            throw new TrainingException(result + " exists already: choose another name for the new captioner.");
        }
        Album album = Album.of(
                corrections,
                settings.heldOutShare(),
                settings.seed(),
                sentence -> watcher.tell(new CorrectionProgress.Unreadable(sentence)));
        Torch.prepareThread(false);
        BlipFiles files = BlipFiles.open(captioner);
        try (NDManager manager = Torch.newManager(device);
                var tokenizer = files.tokenizer()) {
            var learner = new Learner(files.load(manager), tokenizer, settings, manager);
            var learning = new CorrectionLearning(settings, watcher, album, learner);
            return learning.run(new NewCaptioner(files, result));
        }
    }

    private CorrectionOutcome run(NewCaptioner target) throws IOException {
        watcher.tell(new CorrectionProgress.Began(
                album.learned().size(), album.heldOut().size(), steps));
        List<String> draftsBefore = learner.drafts(album.heldOut(), watcher::cancelled);
        HeldOutScore before = judged(draftsBefore);
        learner.keep();
        learnRounds(before);
        learner.restore();
        List<String> draftsAfter = learner.drafts(album.heldOut(), watcher::cancelled);
        HeldOutScore after = judged(draftsAfter);
        check();
        Optional<Path> folder = after.betterThan(before)
                ? Optional.of(target.write(learner.blip(), album, before, after))
                : Optional.empty();
        return new CorrectionOutcome(before, after, folder, examples(draftsBefore, draftsAfter));
    }

    private void learnRounds(HeldOutScore before) throws IOException {
        double best = before.loss();
        int worse = 0;
        for (int round = 0; round < settings.epochs() && worse < PATIENCE; round++) {
            learnOnce(round);
            double loss = learner.judge(album.heldOut(), watcher::cancelled);
            watcher.tell(new CorrectionProgress.Judged(step, loss));
            worse = loss < best ? 0 : worse + 1;
            if (loss < best) {
                best = loss;
                learner.keep();
            }
        }
    }

    private void learnOnce(int round) throws IOException {
        List<Correction> order = new ArrayList<>(album.learned());
        Collections.shuffle(order, new Random(settings.seed() + round));
        for (int from = 0; from < order.size(); from += settings.batch()) {
            check();
            List<Correction> batch = order.subList(from, Math.min(from + settings.batch(), order.size()));
            double loss = learner.step(batch, (double) step / steps);
            watcher.tell(new CorrectionProgress.Step(++step, steps, loss));
        }
    }

    /** @param drafts of the first pictures of the hold-out */
    private HeldOutScore judged(List<String> drafts) throws IOException {
        double agreement = 0;
        for (int i = 0; i < drafts.size(); i++) {
            agreement += WordAgreement.of(drafts.get(i), album.heldOut().get(i).caption()) / drafts.size();
        }
        double loss = learner.judge(album.heldOut(), watcher::cancelled);
        watcher.tell(new CorrectionProgress.Judged(step, loss));
        return new HeldOutScore(loss, agreement);
    }

    private List<CorrectionOutcome.Example> examples(List<String> before, List<String> after) {
        List<CorrectionOutcome.Example> examples = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            Correction correction = album.heldOut().get(i);
            examples.add(new CorrectionOutcome.Example(
                    correction.image(), correction.caption(), before.get(i), after.get(i)));
        }
        return examples;
    }

    private void check() {
        if (watcher.cancelled()) {
            throw new CancellationException("Learning from corrections was given up");
        }
    }
}
