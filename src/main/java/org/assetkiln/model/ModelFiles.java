package org.assetkiln.model;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assetkiln.model.config.ClipTextConfig;
import org.assetkiln.model.config.OpenOptions;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.model.config.UNetConfig;
import org.assetkiln.model.config.VaeConfig;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.model.token.ClipTokenizer;
import org.assetkiln.tensor.Arrangement;
import org.assetkiln.tensor.Precision;
import org.assetkiln.tensor.Storage;
import org.assetkiln.tensor.Weights;

/**
 * A Stable Diffusion 1 or 2 model in any layout. Opening reads configurations and the headers of files; the networks are
 * loaded when they are asked for.
 */
public final class ModelFiles {
    private final ModelSource source;
    private final Configs configs;

    private ModelFiles(ModelSource source) {
        this.source = source;
        this.configs = source.configs();
    }

    /**
     * Opens a model with what lies beside it, see {@link OpenOptions#beside}.
     *
     * @param folderOrFile a folder in the diffusers layout, a repository's folder in Hugging Face's cache, or one
     *     {@code .safetensors} file in the original layout
     * @throws ModelFormatException if it holds no model, or one that cannot be used
     */
    public static ModelFiles open(Path folderOrFile) throws IOException {
        return open(folderOrFile, OpenOptions.NONE);
    }

    /**
     * As {@link #open(Path)}.
     *
     * @param options what goes before that which lies beside a model
     */
    public static ModelFiles open(Path folderOrFile, OpenOptions options) throws IOException {
        var model = new ModelFiles(ModelSources.open(folderOrFile, options));
        model.configs.check(folderOrFile);
        return model;
    }

    /** The folder or file that was opened; for a repository in Hugging Face's cache its snapshot. */
    public Path path() {
        return source.path();
    }

    /** Which published model it has the sizes of. */
    public Family family() {
        return Family.of(configs.unet());
    }

    /** Whether the UNet also takes a picture and a mask: 9 input channels. */
    public boolean inpainting() {
        return configs.inpainting();
    }

    /** Sizes of the UNet. */
    public UNetConfig unetConfig() {
        return configs.unet();
    }

    /** Sizes of the autoencoder. */
    public VaeConfig vaeConfig() {
        return configs.vae();
    }

    /** Sizes of the text encoder. */
    public ClipTextConfig textConfig() {
        return configs.text();
    }

    /** Noise schedule and prediction type. */
    public SchedulerConfig scheduler() {
        return configs.scheduler();
    }

    /**
     * Whether the files say if the UNet predicts noise or velocity. Where not, {@link #scheduler} has what is likely, and
     * the UNet is loaded only after {@link OpenOptions} said it.
     */
    public boolean predictionKnown() {
        return source.predictionKnown();
    }

    /** The model's own picture size: edge in pixels. */
    public int pixels() {
        return unetConfig().sampleSize() * vaeConfig().pixelsPerLatent();
    }

    /** What the width and height of every picture must be divisible by, in pixels: 8 for Stable Diffusion 1 and 2. */
    public int pixelStep() {
        return vaeConfig().pixelsPerLatent();
    }

    /** Changes when the model does, and takes no reading of gigabytes: its schedule and {@link #stamp}. */
    public String fingerprint() throws IOException {
        return scheduler() + "\n" + stamp();
    }

    /** What latents of images depend on, wherever the model lies: the autoencoder's sizes and the weights that encode. */
    public String encoderKey() throws IOException {
        String weights = WeightsKey.of(
                source.vae(),
                VaeLayout.of(vaeConfig()),
                name -> name.startsWith("encoder.") || name.startsWith("quant_conv."));
        return vaeConfig() + " " + weights;
    }

    /** What embeddings of tokens depend on, wherever the model lies: the text encoder's sizes and weights. */
    public String textKey() throws IOException {
        return textConfig() + " " + WeightsKey.of(source.text(), ClipTextEncoder.layout(textConfig()), name -> true);
    }

    /** The weight files' paths, sizes and times. */
    public String stamp() throws IOException {
        var text = new StringBuilder();
        for (Path file : weightFiles()) {
            Path real = file.toRealPath();
            long time = Files.getLastModifiedTime(real).toMillis();
            text.append("%s %d %d%n".formatted(real, Files.size(real), time));
        }
        return text.toString();
    }

    /** The files that hold weights, each once. */
    public List<Path> weightFiles() throws IOException {
        return Stream.of(source.unet(), source.vae(), source.text())
                .flatMap(part -> part.files().stream())
                .distinct()
                .toList();
    }

    /** The type in which the UNet's first weight is stored. */
    public DType precision() throws IOException {
        try (var weights = StoredWeights.open(source.unet(), UNetLayout.of(unetConfig()))) {
            return weights.dtype("conv_in.weight");
        }
    }

    /** Size of the UNet's weights in their files. */
    public long unetBytes() throws IOException {
        return bytes(source.unet(), UNetLayout.of(unetConfig()));
    }

    /** Size of the text encoder's weights in their files. */
    public long textEncoderBytes() throws IOException {
        return bytes(source.text(), ClipTextEncoder.layout(textConfig()));
    }

    private static long bytes(Part part, Layout layout) throws IOException {
        try (var weights = StoredWeights.open(part, layout)) {
            return weights.length();
        }
    }

    /**
     * Checks that all weights are there, in the right shapes, without reading them.
     *
     * @throws ModelFormatException naming missing, unknown or misshapen weights
     */
    public void check() throws IOException {
        StoredWeights.open(source.unet(), UNetLayout.of(unetConfig())).close();
        checkVae();
        StoredWeights.open(source.text(), ClipTextEncoder.layout(textConfig())).close();
    }

    /** As {@link #check}, for the autoencoder alone. */
    public void checkVae() throws IOException {
        StoredWeights.open(source.vae(), VaeLayout.of(vaeConfig())).close();
    }

    /**
     * Loads the UNet.
     *
     * @param manager keeps the weights
     * @throws ModelFormatException if its file is missing or does not fit its configuration
     */
    public UNet unet(NDManager manager) throws IOException {
        return unet(Storage.PLAIN, manager);
    }

    /** Loads the UNet in FP32 with its weights in an order of one's choice. */
    public UNet unet(Arrangement arrangement, NDManager manager) throws IOException {
        return unet(new Storage(Precision.FP32, arrangement), manager);
    }

    /** Loads the UNet with its weights kept in a way of one's choice; it computes with their precision. */
    public UNet unet(Storage storage, NDManager manager) throws IOException {
        requirePrediction();
        Layout layout = UNetLayout.of(unetConfig());
        return new UNet(unetConfig(), weights(source.unet(), layout, storage, manager), storage.precision());
    }

    /** Loads the autoencoder, as {@link #unet}. */
    public AutoencoderKl vae(NDManager manager) throws IOException {
        return vae(Storage.PLAIN, manager);
    }

    /** Loads the autoencoder with its weights kept in a way of one's choice, in FP32. */
    public AutoencoderKl vae(Storage storage, NDManager manager) throws IOException {
        Layout layout = VaeLayout.of(vaeConfig());
        return new AutoencoderKl(vaeConfig(), weights(source.vae(), layout, storage, manager));
    }

    /** Loads the text encoder, as {@link #unet}. */
    public ClipTextEncoder textEncoder(NDManager manager) throws IOException {
        Layout layout = ClipTextEncoder.layout(textConfig());
        return new ClipTextEncoder(textConfig(), weights(source.text(), layout, Storage.PLAIN, manager));
    }

    /** Loads the tokenizer, which knows no more tokens than the text encoder. */
    public ClipTokenizer tokenizer() throws IOException {
        ClipTokenizer tokenizer = source.tokenizer();
        // A token without a row in the embedding would be a fault in native code.
        if (tokenizer.vocabularySize() > textConfig().vocabSize()) {
            throw new ModelFormatException("%s cannot be used: its tokenizer knows %d tokens, its text encoder %d."
                    .formatted(path(), tokenizer.vocabularySize(), textConfig().vocabSize()));
        }
        return tokenizer;
    }

    /** What keeps the UNet from being loaded, in one sentence; empty if {@link #predictionKnown}. */
    public Optional<String> predictionProblem() {
        return predictionKnown()
                ? Optional.empty()
                : Optional.of(path()
                        + " does not say whether it predicts noise (epsilon) or velocity (v): choose it for this model in"
                        + " Models, or with \"assetkiln models set\".");
    }

    /** Refuses to work with a guess. */
    void requirePrediction() throws ModelFormatException {
        Optional<String> problem = predictionProblem();
        if (problem.isPresent()) {
            throw new ModelFormatException(problem.get());
        }
    }

    ModelSource source() {
        return source;
    }

    private static Weights weights(Part part, Layout layout, Storage storage, NDManager manager) throws IOException {
        return new Weights(WeightFiles.read(part, layout, storage, manager), manager);
    }
}
