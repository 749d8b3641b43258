package org.assetkiln.captioning.starter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assetkiln.captioning.settings.Search;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.model.blip.BlipFiles;
import org.assetkiln.model.config.BlipConfig;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.model.token.WordPieceTokenizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the bundled captioner; may be interrupted and goes on where it was. */
public final class CaptionerJob {
    private static final Logger LOG = LoggerFactory.getLogger(CaptionerJob.class);
    private static final int DRAWN = 12_000;

    private final Path sprites;
    private final Path work;
    private final Path out;

    /**
     * @param sprites folder of sprites with {@code metadata.jsonl}
     * @param work folder for the checkpoint; a second call goes on there
     * @param out folder of the finished captioner
     */
    public CaptionerJob(Path sprites, Path work, Path out) {
        this.sprites = sprites;
        this.work = work;
        this.out = out;
    }

    /**
     * Trains until so many seconds have been spent in all, writing the captioner every few minutes.
     *
     * @throws IOException if sprites cannot be read or files not written
     */
    public void train(double seconds) throws IOException {
        Files.createDirectories(work);
        Files.createDirectories(out);
        Examples found = Examples.sprites(sprites);
        List<Example> drawn = Examples.drawn(0, DRAWN);
        List<Example> heldOut = Examples.heldOutDrawn(192);
        LOG.info(
                "{} drawn, {} sprites, {} sprites held out",
                DRAWN,
                found.training().size(),
                found.heldOut().size());
        List<String> vocabulary = vocabulary(drawn, found);
        BlipConfig config = CaptionerShape.of(vocabulary.size());
        AtomicFiles.write(out.resolve("vocab.txt"), String.join("\n", vocabulary) + "\n");
        try (var tokenizer = WordPieceTokenizer.load(out);
                var training = new CaptionerTraining(config, tokenizer, drawn, found.training(), work)) {
            training.run(seconds, steps -> {
                BlipFiles.write(out, training.averaged(), DType.F16);
                LOG.info(
                        "held out: drawn {}, sprites {}",
                        String.format("%.3f", training.judge(heldOut)),
                        String.format("%.3f", training.judge(found.heldOut())));
            });
        }
    }

    /**
     * Captions what was never trained on.
     *
     * @param drawn how many drawn assets
     * @param told receives the captions and then the counts, a line each
     * @throws IOException if the captioner or a sprite cannot be read
     */
    public void examine(int drawn, Consumer<String> told) throws IOException {
        List<Example> art = Examples.heldOutDrawn(drawn);
        List<Example> coarse = art.stream().map(example -> example.pixelated(4)).toList();
        List<Example> heldOut = Examples.sprites(sprites).heldOut();
        var greedy = new Search.Greedy();
        told.accept("drawn, on white: " + Examination.of(out, art, "#ffffff", greedy, told));
        told.accept("drawn, on white, three beams: " + Examination.of(out, art, "#ffffff", new Search.Beam(3), told));
        told.accept("drawn, on grey: " + Examination.of(out, art, "#808080", greedy, told));
        told.accept("drawn, on black: " + Examination.of(out, art, "#000000", greedy, told));
        told.accept("drawn, 16 pixels wide, on white: " + Examination.of(out, coarse, "#ffffff", greedy, told));
        told.accept("sprites, on white: " + Examination.of(out, heldOut, "#ffffff", greedy, told));
        told.accept(
                "sprites, on white, three beams: " + Examination.of(out, heldOut, "#ffffff", new Search.Beam(3), told));
    }

    /** The words that are there already, so that a training that is taken up keeps its numbers. */
    private List<String> vocabulary(List<Example> drawn, Examples found) throws IOException {
        Path file = out.resolve("vocab.txt");
        if (Files.exists(file)) {
            return Files.readAllLines(file);
        }
        List<String> captions = new ArrayList<>(found.drafts());
        drawn.forEach(example -> captions.add(example.caption()));
        return WordList.of(captions, CaptionerShape.VOCABULARY);
    }
}
