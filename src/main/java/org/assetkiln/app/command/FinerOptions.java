package org.assetkiln.app.command;

import java.util.ArrayList;
import java.util.List;
import org.assetkiln.training.settings.BucketSettings;
import org.assetkiln.training.settings.ComputeSettings;
import org.assetkiln.training.settings.ImageSettings;
import org.assetkiln.training.settings.LossSettings;
import org.assetkiln.training.settings.NetworkSettings.Convolutions;
import org.assetkiln.training.settings.OptimizerSettings;
import org.assetkiln.training.settings.OutputSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The settings of a new run that are best left alone at first. */
final class FinerOptions {
    private static final String DEFAULT = " (default ${DEFAULT-VALUE})";

    @Option(names = "--buckets", description = "Let pictures keep their shapes: sizes of about the same area.")
    private boolean buckets;

    @Option(names = "--flip", description = "Mirror pictures left to right every other time.")
    private boolean flip;

    @Option(
            names = "--mask",
            defaultValue = "none",
            description = "Where the error counts: none for everywhere, alpha for opaque places, "
                    + "file for the white of x.mask.png beside x.png" + DEFAULT)
    private LossSettings.Mask mask = LossSettings.Mask.NONE;

    @Option(names = "--outside-mask", defaultValue = "0", description = "Weight outside the mask, 0 to 1" + DEFAULT)
    private double outside;

    @Option(names = "--offset-noise", defaultValue = "0", description = "Offset noise, 0 for none" + DEFAULT)
    private double offsetNoise;

    @Option(
            names = "--average",
            defaultValue = "0",
            description = "Decay of the weights' moving average, 0 for none" + DEFAULT)
    private double average;

    @Option(names = "--schedule", description = "constant, linear or cosine.")
    private OptimizerSettings.@Nullable Schedule schedule;

    @Option(names = "--text-encoder-rate", description = "The text encoder's learning rate; half the rate by default.")
    private @Nullable Double textRate;

    @Option(
            names = "--text-encoder-steps",
            defaultValue = "0",
            description = "Steps after which the text encoder stops learning, 0 for never" + DEFAULT)
    private int textSteps;

    @Option(
            names = "--conv-rank",
            defaultValue = "0",
            description = "LoRA rank on 3x3 convolutions, 0 for none" + DEFAULT)
    private int convolutionRank;

    @Option(names = "--conv-alpha", description = "LoRA alpha on 3x3 convolutions; as their rank by default.")
    private @Nullable Double convolutionAlpha;

    @Option(
            names = "--layers",
            split = ",",
            description = "Put the LoRA only on layers with this in their name, such as up_blocks; "
                    + "with ! before it, on none of them. May be repeated.")
    private List<String> layers = new ArrayList<>();

    @Option(names = "--checkpointing", description = "Compute values again instead of keeping them: less memory.")
    private boolean checkpointing;

    @Option(
            names = "--precision",
            defaultValue = "fp32",
            description =
                    "Numbers that the networks compute with: fp32, bf16, fp16; what learns is always fp32" + DEFAULT)
    private ComputeSettings.Precision precision = ComputeSettings.Precision.FP32;

    @Option(names = "--device", defaultValue = "automatic", description = "automatic, cpu or cuda" + DEFAULT)
    private ComputeSettings.Device device = ComputeSettings.Device.AUTOMATIC;

    @Option(names = "--tf32", description = "Let an NVIDIA GPU round factors of fp32 products to 10 bits: faster.")
    private boolean tf32;

    @Option(names = "--format", defaultValue = "kohya", description = "LoRA file: kohya or peft" + DEFAULT)
    private OutputSettings.Format format = OutputSettings.Format.KOHYA;

    @Option(names = "--save-as", defaultValue = "f32", description = "Numbers in the result: f32, f16, bf16" + DEFAULT)
    private OutputSettings.Precision saveAs = OutputSettings.Precision.F32;

    @Option(
            names = "--keep-checkpoints",
            defaultValue = "" + OutputSettings.USUALLY_KEPT,
            description = "How many of the last checkpoints stay beside the best one, 0 for all" + DEFAULT)
    private int keptCheckpoints = OutputSettings.USUALLY_KEPT;

    ImageSettings image(int edge, String background) {
        return new ImageSettings(
                edge, background, true, buckets ? BucketSettings.around(edge) : BucketSettings.OFF, flip);
    }

    LossSettings loss(double minSnr) {
        return new LossSettings(minSnr, offsetNoise, mask, outside);
    }

    Convolutions convolutions() {
        return convolutionRank == 0
                ? Convolutions.NONE
                : new Convolutions(convolutionRank, convolutionAlpha == null ? convolutionRank : convolutionAlpha);
    }

    List<String> layers() {
        return layers;
    }

    OptimizerSettings optimizer(OptimizerSettings usual) {
        return new OptimizerSettings(
                usual.learningRate(),
                textRate == null ? usual.textEncoderLearningRate() : textRate,
                schedule == null ? usual.schedule() : schedule,
                usual.warmupSteps(),
                usual.beta1(),
                usual.beta2(),
                usual.weightDecay(),
                usual.epsilon(),
                usual.maxGradientNorm(),
                textSteps,
                average);
    }

    ComputeSettings compute() {
        return new ComputeSettings(precision, checkpointing, device, tf32);
    }

    OutputSettings output() {
        return new OutputSettings(format, saveAs, keptCheckpoints);
    }
}
