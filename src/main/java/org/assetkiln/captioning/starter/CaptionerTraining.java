package org.assetkiln.captioning.starter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assetkiln.captioning.training.CaptionBatch;
import org.assetkiln.captioning.training.CaptionLine;
import org.assetkiln.model.blip.Blip;
import org.assetkiln.model.config.BlipConfig;
import org.assetkiln.model.token.WordPieceTokenizer;
import org.assetkiln.tensor.Runner;
import org.assetkiln.tensor.Torch;
import org.assetkiln.tensor.Weights;
import org.assetkiln.training.starter.LongTraining;

/** Trains the bundled captioner from random weights; pictures are shown in ever other views. */
final class CaptionerTraining implements AutoCloseable {
    private static final int BATCH = 32;
    private static final double RATE = 1e-3;
    private static final double SMOOTHING = 0.05;
    private static final double SPRITES = 0.2;
    /** How often a start text is given, so that the captioner goes on after one. */
    private static final double GIVEN = 0.12;

    /** How often only colour and thing of drawn art are told, so that they are learned first. */
    private static final double BRIEF = 0.2;

    private static final List<String> START_TEXTS = List.of(
            "a picture of",
            "a game icon of",
            "a sprite of",
            "a pixel art sprite of",
            "an image of",
            "a drawing of",
            "a texture of",
            "pixel art ,");

    private final NDManager manager = Torch.newManager();
    private final List<Example> drawn;
    private final List<Example> sprites;
    private final WordPieceTokenizer tokenizer;
    private final Blip blip;
    private final LongTraining training;

    /** @param work folder of the checkpoint, which is taken up */
    CaptionerTraining(
            BlipConfig config, WordPieceTokenizer tokenizer, List<Example> drawn, List<Example> sprites, Path work)
            throws IOException {
        this.tokenizer = tokenizer;
        this.drawn = drawn;
        this.sprites = sprites;
        Torch.prepareThread(false);
        Map<String, NDArray> weights = Blip.randomWeights(config, 1, manager);
        Places.begin(weights, config.vision(), manager);
        this.blip = new Blip(config, new Weights(weights));
        this.training = new LongTraining("captioner", weights, RATE, 0.999, manager, work);
    }

    void run(double seconds, LongTraining.Snapshot snapshot) throws IOException {
        training.run(seconds, this::loss, snapshot);
    }

    /** The captioner with averaged weights; they change as the training goes on. */
    Blip averaged() {
        return new Blip(blip.config(), new Weights(training.averages(), manager));
    }

    private NDArray loss(NDManager scope, SplittableRandom random) {
        int edge = blip.config().vision().imageSize();
        float[] pixels = new float[BATCH * 3 * edge * edge];
        List<CaptionLine> lines = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            Example example = pick(random.nextDouble() < SPRITES ? sprites : drawn, random);
            example.randomView(random).lay(example.layer(), edge, pixels, i * 3 * edge * edge);
            boolean given = random.nextDouble() < GIVEN;
            String caption = random.nextDouble() < BRIEF ? example.brief() : example.caption();
            lines.add(line(given ? pick(START_TEXTS, random) : "", caption));
        }
        return loss(blip, scope, pixels, lines, SMOOTHING);
    }

    private static <T> T pick(List<T> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private CaptionLine line(String startText, String caption) {
        return CaptionLine.of(tokenizer, blip.config().text(), startText, caption);
    }

    private static NDArray loss(Blip blip, NDManager scope, float[] pixels, List<CaptionLine> lines, double smoothing) {
        Runner run = new HalfRunner(scope);
        int edge = blip.config().vision().imageSize();
        CaptionBatch words = CaptionBatch.of(scope, lines, blip.config().text().padding());
        NDArray image = blip.image(run, scope.create(pixels, new Shape(lines.size(), 3, edge, edge)));
        return blip.loss(run, blip.logits(run, image, words.ids()), words.labels(), smoothing);
    }

    /** Mean cross entropy a word of the averaged captioner on plain views. */
    double judge(List<Example> examples) {
        Torch.prepareThread(false);
        int edge = blip.config().vision().imageSize();
        Blip averaged = averaged();
        double sum = 0;
        for (int from = 0; from < examples.size(); from += BATCH) {
            List<Example> part = examples.subList(from, Math.min(from + BATCH, examples.size()));
            float[] pixels = new float[part.size() * 3 * edge * edge];
            List<CaptionLine> lines = new ArrayList<>();
            for (int i = 0; i < part.size(); i++) {
                Example example = part.get(i);
                example.plainView().lay(example.layer(), edge, pixels, i * 3 * edge * edge);
                lines.add(line("", example.caption()));
            }
            try (NDManager scope = manager.newSubManager()) {
                sum += part.size() * loss(averaged, scope, pixels, lines, 0).getFloat();
            }
        }
        return sum / examples.size();
    }

    @Override
    public void close() {
        manager.close();
    }
}
