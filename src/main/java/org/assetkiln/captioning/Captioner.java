package org.assetkiln.captioning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.assetkiln.captioning.settings.Background;
import org.assetkiln.captioning.settings.CaptionCandidate;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.model.blip.Blip;
import org.assetkiln.model.blip.BlipDecoder;
import org.assetkiln.model.blip.BlipFiles;
import org.assetkiln.model.token.WordPieceTokenizer;
import org.assetkiln.tensor.ComputeDevice;
import org.assetkiln.tensor.Direct;
import org.assetkiln.tensor.Lanes;
import org.assetkiln.tensor.Runner;
import org.assetkiln.tensor.Torch;

/** A BLIP that writes captions of pictures, for several threads side by side. */
public final class Captioner implements AutoCloseable {
    private static final int LARGE_SIDE_BY_SIDE = 2;

    private final Blip blip;
    private final BlipDecoder decoder;
    private final WordPieceTokenizer tokenizer;
    private final NDManager manager;
    private final boolean ownsTokenizer;
    private final Lanes lanes;

    private Captioner(Blip blip, WordPieceTokenizer tokenizer, NDManager manager, boolean ownsTokenizer) {
        this.blip = blip;
        this.decoder = Torch.withoutGradients(() -> BlipDecoder.of(blip, manager));
        this.tokenizer = tokenizer;
        this.manager = manager;
        this.ownsTokenizer = ownsTokenizer;
        this.lanes = Lanes.suiting(blip.weights(), LARGE_SIDE_BY_SIDE);
    }

    /**
     * Loads a captioner.
     *
     * @param folder {@code config.json}, {@code model.safetensors} and {@code vocab.txt} or {@code tokenizer.json}
     * @throws org.assetkiln.model.ModelFormatException if a file is missing, damaged, pickled, or no captioner's
     * @throws IOException if there is no such device
     */
    public static Captioner open(Path folder, ComputeDevice device) throws IOException {
        Torch.prepareThread(false);
        BlipFiles files = BlipFiles.open(folder);
        NDManager manager = Torch.newManager(device);
        try {
            var captioner = new Captioner(files.load(manager), files.tokenizer(), manager, true);
            BlipDecoder.release(captioner.blip);
            return captioner;
        } catch (IOException | RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /**
     * A captioner of a network that is being trained, with the weights it has now.
     *
     * @param tokenizer stays the caller's
     * @param device manager of the network's weights; closing the captioner leaves it open
     */
    public static Captioner of(Blip blip, WordPieceTokenizer tokenizer, NDManager device) {
        return new Captioner(blip, tokenizer, device.newSubManager(), false);
    }

    /** Edge of the square that pictures are brought to, in pixels. */
    public int imageSize() {
        return blip.config().vision().imageSize();
    }

    /** How many batches are best written side by side. */
    public Lanes lanes() {
        return lanes;
    }

    /**
     * Writes captions, {@link CaptionSettings#batch} pictures at a time.
     *
     * @param images of any size, straight alpha
     * @param background how they come to the square that the model looks at
     * @return for each picture its different candidates, the best first; at least one
     * @throws IllegalArgumentException if the start text leaves no room for a caption
     */
    public List<List<CaptionCandidate>> caption(
            List<BufferedImage> images, Background background, CaptionSettings settings) {
        return caption(images, background, settings, () -> false);
    }

    /**
     * As {@link #caption(List, Background, CaptionSettings)}, can be given up.
     *
     * @param cancelled asked between layers and tokens, many times a second
     * @throws CancellationException if given up
     */
    public List<List<CaptionCandidate>> caption(
            List<BufferedImage> images, Background background, CaptionSettings settings, BooleanSupplier cancelled) {
        List<List<CaptionCandidate>> captions = new ArrayList<>();
        for (int from = 0; from < images.size(); from += settings.batch()) {
            List<BufferedImage> some = images.subList(from, Math.min(images.size(), from + settings.batch()));
            float[] pixels = Looking.pixels(some, background, imageSize());
            for (List<Draft.Written> written : written(pixels, some.size(), settings, cancelled)) {
                captions.add(candidates(written, settings));
            }
        }
        return captions;
    }

    /**
     * Pictures as the network takes them.
     *
     * @param size edge of its square in pixels
     * @return planes of all pictures one after another, length B·3·S·S, normalised
     */
    public static float[] pixels(List<BufferedImage> images, Background background, int size) {
        return Looking.pixels(images, background, size);
    }

    /** Token numbers of the captions of pictures that are pixels (B, 3, S, S) already. */
    List<List<Draft.Written>> written(float[] pixels, int count, CaptionSettings settings, BooleanSupplier cancelled) {
        return Torch.withoutGradients(() -> {
            Torch.prepareThread(false);
            try (NDManager scope = manager.newSubManager()) {
                Runner run = new Cancellable(new Direct(scope), cancelled);
                NDArray image = blip.image(run, scope.create(pixels, new Shape(count, 3, imageSize(), imageSize())));
                return new Writing(decoder, blip.config().text(), settings, cancelled)
                        .write(scope, image, start(settings));
            }
        });
    }

    private int[] start(CaptionSettings settings) {
        int[] text = tokenizer.encode(settings.startText());
        int[] start = new int[text.length + 1];
        start[0] = blip.config().text().start();
        System.arraycopy(text, 0, start, 1, text.length);
        return start;
    }

    private List<CaptionCandidate> candidates(List<Draft.Written> written, CaptionSettings settings) {
        List<CaptionCandidate> candidates = new ArrayList<>();
        String start = settings.keepStartText() ? "" : tokenizer.decode(start(settings));
        for (Draft.Written one : written) {
            String whole = tokenizer.decode(one.text().toArray());
            String rest = (whole.startsWith(start) ? whole.substring(start.length()) : whole).strip();
            String text = rest.replace(" - ", "-"); // "double-bladed" comes out of WordPiece in three words
            boolean known = candidates.stream().anyMatch(other -> other.text().equals(text));
            if (!known && candidates.size() < settings.candidates()) {
                candidates.add(new CaptionCandidate(text, one.meanLogProbability()));
            }
        }
        return candidates;
    }

    /** Gives up before the next kernel. */
    private record Cancellable(Runner run, BooleanSupplier cancelled) implements Runner {
        @Override
        public NDArray call(String kernel, Object... arguments) {
            Writing.check(cancelled);
            return run.call(kernel, arguments);
        }
    }

    /** Frees the weights. */
    @Override
    public void close() {
        if (ownsTokenizer) {
            tokenizer.close();
        }
        manager.close();
    }
}
