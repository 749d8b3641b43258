package org.assetkiln.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assetkiln.art.GameArt;
import org.assetkiln.diffusion.SamplerKind;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.training.settings.DreamBoothSettings;
import org.assetkiln.training.settings.ImageSettings;
import org.assetkiln.training.settings.InstanceSettings;
import org.assetkiln.training.settings.LossSettings;
import org.assetkiln.training.settings.NetworkSettings;
import org.assetkiln.training.settings.OptimizerSettings;
import org.assetkiln.training.settings.PriorSettings;
import org.assetkiln.training.settings.SamplingSettings;

/** A DreamBooth run on the smallest model of the fixtures: a step takes a few milliseconds. */
public final class TinyRun {
    private TinyRun() {}

    public static Path model() {
        return Path.of(System.getProperty("assetkiln.fixtures"), "models", "sd1");
    }

    /** Draws images into a folder. */
    public static List<String> images(Path folder, int count) throws IOException {
        List<String> images = new ArrayList<>();
        for (int seed = 0; seed < count; seed++) {
            Path file = folder.resolve("image-" + seed + ".png");
            Pictures.writePng(file, GameArt.draw(seed).image(), Map.of());
            images.add(file.toString());
        }
        return images;
    }

    public static DreamBoothSettings settings(List<String> images, int steps) {
        return new DreamBoothSettings(
                model().toString(),
                new InstanceSettings(images, "a zkw slime"),
                PriorSettings.off(),
                new NetworkSettings(
                        NetworkSettings.Kind.LORA, 4, 4, NetworkSettings.Target.ATTENTION_AND_FEED_FORWARD, true),
                OptimizerSettings.adamW(2e-3),
                LossSettings.plain(),
                new ImageSettings(32, "#ffffff", true),
                new SamplingSettings(List.of("a zkw slime"), 0, 2, 3, SamplerKind.DDIM, 7),
                steps,
                2,
                1,
                0,
                42);
    }

    public static DreamBoothSettings with(DreamBoothSettings s, PriorSettings prior, NetworkSettings network) {
        return copy(s, s.baseModel(), prior, network, s.loss(), s.accumulationSteps(), s.checkpointEvery());
    }

    public static DreamBoothSettings checkpointedEvery(int every, DreamBoothSettings s) {
        return copy(s, s.baseModel(), s.prior(), s.network(), s.loss(), s.accumulationSteps(), every);
    }

    public static DreamBoothSettings accumulating(int passes, DreamBoothSettings s) {
        return copy(s, s.baseModel(), s.prior(), s.network(), s.loss(), passes, s.checkpointEvery());
    }

    public static DreamBoothSettings weighted(LossSettings loss, DreamBoothSettings s) {
        return copy(s, s.baseModel(), s.prior(), s.network(), loss, s.accumulationSteps(), s.checkpointEvery());
    }

    public static DreamBoothSettings based(Path model, DreamBoothSettings s) {
        return copy(s, model.toString(), s.prior(), s.network(), s.loss(), s.accumulationSteps(), s.checkpointEvery());
    }

    private static DreamBoothSettings copy(
            DreamBoothSettings s,
            String model,
            PriorSettings prior,
            NetworkSettings network,
            LossSettings loss,
            int accumulation,
            int checkpointEvery) {
        return new DreamBoothSettings(
                model,
                s.instance(),
                prior,
                network,
                s.optimizer(),
                loss,
                s.image(),
                s.sampling(),
                s.steps(),
                s.batchSize(),
                accumulation,
                checkpointEvery,
                s.seed());
    }
}
