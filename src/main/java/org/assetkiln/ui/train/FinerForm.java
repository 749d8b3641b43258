package org.assetkiln.ui.train;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.assetkiln.training.settings.BucketSettings;
import org.assetkiln.training.settings.ImageSettings;
import org.assetkiln.training.settings.LossSettings;
import org.assetkiln.training.settings.LossSettings.Mask;
import org.assetkiln.training.settings.NetworkSettings.Convolutions;
import org.assetkiln.training.settings.OutputSettings;
import org.assetkiln.ui.form.About;
import org.assetkiln.ui.form.Setting;

/** The settings of a run that are off at first and that many runs never need. */
final class FinerForm {
    final Setting<Boolean> buckets;
    final Setting<Boolean> flip;
    final Setting<Mask> mask;
    final Setting<Double> outside;
    final Setting<Double> offsetNoise;
    final Setting<Double> average;
    final Setting<Integer> textSteps;
    final Setting<Integer> convolutionRank;
    final Setting<Double> convolutionAlpha;
    final Setting<String> layers;
    final Setting<OutputSettings.Format> format;
    final Setting<OutputSettings.Precision> precision;
    final Setting<Integer> keptCheckpoints;

    private final Consumer<Setting<?>> form;

    /** @param form takes in each setting */
    FinerForm(Consumer<Setting<?>> form) {
        this.form = form;
        buckets = add(
                "image.buckets.step",
                "Keep the shape",
                "",
                "Wide and tall pictures stay so, at about the same area, instead of being cut to a square.",
                false);
        flip = add(
                "image.flip",
                "Mirror pictures",
                "",
                "Shows each picture mirrored every other time; wrong for letters and for things with a left and a right.",
                false);
        mask = add(
                "loss.mask",
                "Learn from",
                "",
                "Only the part of each picture that matters. A mask file is white there: sword.mask.png for sword.png.",
                Mask.NONE);
        outside = add(
                "loss.outside",
                "Weight of the rest",
                "0 to 1",
                "How much the part outside the mask still counts; a little keeps backgrounds calm.",
                0.0);
        offsetNoise = add(
                "loss.offsetNoise",
                "Offset noise",
                "0 for off, usually 0.05 to 0.1",
                "Lets the model learn very dark and very bright pictures; too much makes colours harsh.",
                0.0);
        average = add(
                "optimizer.averageDecay",
                "Average of the weights",
                "0 for off, usually 0.999",
                "The result is a running average over many steps: steadier, but slower to follow.",
                0.0);
        textSteps = add(
                "optimizer.textEncoderSteps",
                "Text encoder learns for",
                "steps, 0 for all",
                "Stopping it early keeps it from forgetting other words.",
                0);
        convolutionRank = add(
                "network.convolutions.rank",
                "Convolution rank",
                "0 for none",
                "Convolutions learn texture and line; higher holds more and makes the file larger.",
                0);
        convolutionAlpha = add(
                "network.convolutions.alpha",
                "Convolution alpha",
                "above 0",
                "Alpha / rank scales what the convolutions learn.",
                4.0);
        layers = add(
                "network.layers",
                "Only layers with",
                "parts of names, with commas",
                "up_blocks learns style more than content; !mid_block leaves that part out. Empty for all.",
                "");
        format = add(
                "output.format",
                "LoRA file for",
                "",
                "Kohya's form loads in A1111, Forge and ComfyUI; PEFT's in programs built on diffusers.",
                OutputSettings.Format.KOHYA);
        precision = add(
                "output.precision",
                "Numbers in the file",
                "",
                "F16 and BF16 make the file half as large and lose hardly anything.",
                OutputSettings.Precision.F32);
        keptCheckpoints = add(
                "output.keptCheckpoints",
                "Checkpoints that stay",
                "0 for all",
                "So many of the last ones, and the one with the lowest validation loss; older ones are deleted.",
                OutputSettings.USUALLY_KEPT);
    }

    private <T> Setting<T> add(String path, String label, String range, String effect, T standard) {
        var setting = new Setting<>(path, new About(label, "", range, effect), standard);
        form.accept(setting);
        return setting;
    }

    ImageSettings image(int resolution, String background, boolean pixelArt) {
        return new ImageSettings(
                resolution,
                background,
                pixelArt,
                buckets.get() ? BucketSettings.around(resolution) : BucketSettings.OFF,
                flip.get());
    }

    LossSettings loss(double minSnr) {
        return new LossSettings(minSnr, offsetNoise.get(), mask.get(), outside.get());
    }

    Convolutions convolutions() {
        return new Convolutions(convolutionRank.get(), convolutionAlpha.get());
    }

    List<String> chosenLayers() {
        return Arrays.stream(layers.get().split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    OutputSettings output() {
        return new OutputSettings(format.get(), precision.get(), keptCheckpoints.get());
    }
}
