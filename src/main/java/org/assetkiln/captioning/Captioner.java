package org.assetkiln.captioning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.assetkiln.captioning.settings.Background;
import org.assetkiln.captioning.settings.CaptionCandidate;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.captioning.settings.Search;
import org.assetkiln.model.blip.Blip;
import org.assetkiln.model.blip.BlipDecoder;
import org.assetkiln.model.blip.BlipFiles;
import org.assetkiln.model.config.BlipConfig;
import org.assetkiln.model.token.WordPieceTokenizer;
import org.assetkiln.tensor.ComputeDevice;
import org.assetkiln.tensor.Direct;
import org.assetkiln.tensor.Lanes;
import org.assetkiln.tensor.Runner;
import org.assetkiln.tensor.Torch;

/** A BLIP that writes captions of pictures, for several threads side by side. */
public final class Captioner implements AutoCloseable {
    private static final int LARGE_SIDE_BY_SIDE = 2;
    /** Rows of text together that cost a large network hardly more than one, and more of which must wait for the processor. */
    private static final int ROWS_OF_LARGE = 6;

    /** Each needs 40 MB for the keys and values of its picture. */
    private static final int PICTURES_OF_LARGE = 4;

    private static final int ROWS_OF_OTHERS = 32;
    /** Image tokens from which one picture keeps the processor busy; several only leave its cache. */
    private static final int MANY_TOKENS = 256;
    /** Rows from which a packed decoder is faster. */
    private static final int ROWS_TO_PACK = 4;

    private final Blip blip;
    private final BlipDecoder decoder;
    private final WordPieceTokenizer tokenizer;
    private final NDManager manager;
    private final boolean ownsTokenizer;
    private final Lanes lanes;
    private final boolean large;

    private Captioner(Blip blip, WordPieceTokenizer tokenizer, NDManager manager, boolean ownsTokenizer) {
        this.blip = blip;
        this.decoder = Torch.withoutGradients(() -> BlipDecoder.of(blip, manager));
        this.tokenizer = tokenizer;
        this.manager = manager;
        this.ownsTokenizer = ownsTokenizer;
        this.lanes = Lanes.suiting(blip.weights(), LARGE_SIDE_BY_SIDE);
        this.large = !manager.getDevice().isGpu() && Lanes.isLarge(blip.weights());
    }

    /**
     * Loads a captioner.
     *
     * @param folder {@code config.json}, {@code model.safetensors} and {@code vocab.txt} or {@code tokenizer.json}
     * @throws org.assetkiln.model.ModelFormatException if a file is missing, damaged, pickled, or no captioner's
     * @throws IOException if there is no such device
     */
    public static Captioner open(Path folder, ComputeDevice device) throws IOException {
        Meanwhile<BlipFiles> opened = Meanwhile.begin(() -> BlipFiles.open(folder));
        Meanwhile<WordPieceTokenizer> read = Meanwhile.begin(() -> opened.get().tokenizer());
        Torch.prepareThread(false);
        NDManager manager = Torch.newManager(device);
        try {
            Blip blip = opened.get().load(manager);
            var captioner = new Captioner(blip, read.get(), manager, true);
            BlipDecoder.release(blip);
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
     * How many pictures are best written together: as the settings say, or where they leave it open as many as are fastest on this
     * device without much more memory.
     */
    public int together(CaptionSettings settings) {
        if (settings.batch() != CaptionSettings.FASTEST) {
            return settings.batch();
        }
        int rows = rows(settings);
        return large
                ? Math.max(1, Math.min(PICTURES_OF_LARGE, ROWS_OF_LARGE / rows))
                : Math.max(1, ROWS_OF_OTHERS / rows);
    }

    private static int rows(CaptionSettings settings) {
        return settings.search() instanceof Search.Beam beam ? beam.beams() : settings.candidates();
    }

    /**
     * Spends half a second on making the rest of many captions faster, where that is so. No caption may be in the making.
     *
     * @param settings of those captions
     */
    public void prepareForMany(CaptionSettings settings) {
        if (large && ownsTokenizer && together(settings) * rows(settings) >= ROWS_TO_PACK) {
            Torch.withoutGradients(() -> {
                decoder.pack(manager);
                return decoder;
            });
        }
    }

    /**
     * Writes captions, {@link #together} at a time.
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
        int size = together(settings);
        for (int from = 0; from < images.size(); from += size) {
            List<BufferedImage> some = images.subList(from, Math.min(images.size(), from + size));
            float[] pixels = Looking.of(blip.config()).pixels(some, background);
            for (List<Draft.Written> written : written(pixels, some.size(), settings, cancelled)) {
                captions.add(candidates(written, settings));
            }
        }
        return captions;
    }

    /**
     * Pictures as the network takes them.
     *
     * @param config the network's
     * @return planes of all pictures one after another, length B·3·S·S, normalised
     */
    public static float[] pixels(List<BufferedImage> images, Background background, BlipConfig config) {
        return Looking.of(config).pixels(images, background);
    }

    /** Token numbers of the captions of pictures that are pixels (B, 3, S, S) already. */
    List<List<Draft.Written>> written(float[] pixels, int count, CaptionSettings settings, BooleanSupplier cancelled) {
        return Torch.withoutGradients(() -> {
            Torch.prepareThread(false);
            try (NDManager scope = manager.newSubManager()) {
                Runner run = new Cancellable(new Direct(scope), cancelled);
                return new Writing(decoder, blip.config().text(), settings, cancelled)
                        .write(scope, looks(run, scope, pixels, count), start(settings));
            }
        });
    }

    /** What the network sees in each picture, one at a time or all together. */
    private List<NDArray> looks(Runner run, NDManager scope, float[] pixels, int count) {
        boolean single = blip.config().vision().tokens() >= MANY_TOKENS
                && !manager.getDevice().isGpu();
        int size = single ? 1 : count;
        int length = pixels.length / count * size;
        List<NDArray> looks = new ArrayList<>();
        for (int from = 0; from < pixels.length; from += length) {
            var shape = new Shape(size, 3, imageSize(), imageSize());
            NDArray some = scope.create(FloatBuffer.wrap(pixels, from, length), shape, DataType.FLOAT32);
            looks.add(blip.image(run, some));
        }
        return looks;
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
