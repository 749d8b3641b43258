package org.assetkiln.captioning.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.assetkiln.captioning.Captioner;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.captioning.settings.Correction;
import org.assetkiln.captioning.settings.CorrectionSettings;
import org.assetkiln.captioning.settings.CorrectionSettings.Scope;
import org.assetkiln.captioning.settings.Search;
import org.assetkiln.model.blip.Blip;
import org.assetkiln.model.token.WordPieceTokenizer;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Runner;
import org.assetkiln.tensor.Torch;
import org.assetkiln.training.AdamW;
import org.assetkiln.training.settings.OptimizerSettings;

/** A captioner whose weights change, with the best state that it was in. */
final class Learner {
    private static final double WARMUP = 0.1;
    private static final int DRAFTS = 24;
    /** As BLIP's authors fine-tune (Li et al. 2022, arXiv 2201.12086). */
    private static final double WEIGHT_DECAY = 0.05;

    private final Blip blip;
    private final WordPieceTokenizer tokenizer;
    private final Looks looks;
    private final CorrectionSettings settings;
    private final NDManager manager;
    private final Map<String, NDArray> learning = new LinkedHashMap<>();
    private final Map<String, NDArray> best = new LinkedHashMap<>();
    private final AdamW optimizer;

    /** @param manager of the weights, keeps the moments and the best state */
    Learner(Blip blip, WordPieceTokenizer tokenizer, CorrectionSettings settings, NDManager manager) {
        this.blip = blip;
        this.tokenizer = tokenizer;
        this.looks = new Looks(blip, settings.background(), manager);
        this.settings = settings;
        this.manager = manager;
        blip.weights().arrays().forEach((name, array) -> {
            if (settings.scope() == Scope.ALL || name.startsWith("text_decoder.")) {
                learning.put(name, array);
            }
        });
        OptimizerSettings usual = OptimizerSettings.adamW(settings.learningRate());
        this.optimizer = new AdamW(new OptimizerSettings(
                usual.learningRate(),
                0,
                usual.schedule(),
                0,
                usual.beta1(),
                usual.beta2(),
                WEIGHT_DECAY,
                usual.epsilon(),
                usual.maxGradientNorm(),
                0,
                0));
        optimizer.add(learning, settings.learningRate(), manager);
    }

    /**
     * One step of the optimizer.
     *
     * @param fraction how much of the whole training is done, 0 to 1
     * @return the loss before it
     */
    double step(List<Correction> batch, double fraction) throws IOException {
        Torch.prepareThread(true);
        try (NDManager scope = manager.newSubManager()) {
            NDArray loss = loss(scope, batch, settings.labelSmoothing());
            Kernels.run("backward", loss);
            double cosine = 0.5 * (1 + Math.cos(Math.PI * fraction));
            optimizer.step(Math.min(1, (fraction + 1e-3) / WARMUP) * cosine, scope);
            return loss.getFloat();
        } finally {
            Torch.prepareThread(false);
        }
    }

    Blip blip() {
        return blip;
    }

    /** What it says of the first pictures, at most {@value #DRAFTS}. */
    List<String> drafts(List<Correction> corrections, BooleanSupplier cancelled) throws IOException {
        List<BufferedImage> pictures = new ArrayList<>();
        for (Correction correction : corrections.subList(0, Math.min(DRAFTS, corrections.size()))) {
            pictures.add(correction.picture());
        }
        try (Captioner captioner = Captioner.of(blip, tokenizer, manager)) {
            var greedy = new CaptionSettings("", true, new Search.Greedy(), 1, 3, 0, 50, 1, 0, settings.batch());
            return captioner.caption(pictures, settings.background(), greedy, cancelled).stream()
                    .map(candidates -> candidates.get(0).text())
                    .toList();
        }
    }

    /** Mean cross entropy a word of some captions, without smoothing. */
    double judge(List<Correction> corrections, BooleanSupplier cancelled) throws IOException {
        double sum = 0;
        for (int from = 0; from < corrections.size(); from += settings.batch()) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("Learning from corrections was given up");
            }
            List<Correction> batch = corrections.subList(from, Math.min(from + settings.batch(), corrections.size()));
            try (NDManager scope = manager.newSubManager()) {
                sum += batch.size() * loss(scope, batch, 0).getFloat();
            }
        }
        return sum / corrections.size();
    }

    private NDArray loss(NDManager scope, List<Correction> batch, double smoothing) throws IOException {
        Runner run = (kernel, arguments) -> Kernels.call(scope, kernel, arguments);
        List<CaptionLine> lines = batch.stream()
                .map(correction -> CaptionLine.of(tokenizer, blip.config().text(), "", correction.caption()))
                .toList();
        CaptionBatch words = CaptionBatch.of(scope, lines, blip.config().text().padding());
        NDArray image = settings.scope() == Scope.ALL
                ? blip.image(run, looks.pixels(scope, batch))
                : looks.tokens(scope, batch);
        return blip.loss(run, blip.logits(run, image, words.ids()), words.labels(), smoothing);
    }

    /** Remembers the weights as they are now. */
    void keep() {
        learning.forEach((name, array) -> {
            NDArray kept = best.get(name);
            if (kept == null) {
                best.put(name, copy(array));
            } else {
                Torch.withoutGradients(() -> {
                    array.copyTo(kept);
                    return true;
                });
            }
        });
    }

    private NDArray copy(NDArray array) {
        return Torch.withoutGradients(() -> {
            NDArray copy = manager.zeros(array.getShape());
            array.copyTo(copy);
            return copy;
        });
    }

    /** Goes back to the weights that were kept last. */
    void restore() {
        Torch.withoutGradients(() -> {
            best.forEach((name, kept) -> kept.copyTo(learning.get(name)));
            return true;
        });
    }
}
