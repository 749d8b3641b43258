package org.assetkiln.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assetkiln.art.GameArt;
import org.assetkiln.diffusion.SamplerKind;
import org.assetkiln.files.Json;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.training.settings.ComputeSettings;
import org.assetkiln.training.settings.DreamBoothData;
import org.assetkiln.training.settings.ImageSettings;
import org.assetkiln.training.settings.InstanceSettings;
import org.assetkiln.training.settings.LossSettings;
import org.assetkiln.training.settings.NetworkSettings;
import org.assetkiln.training.settings.OptimizerSettings;
import org.assetkiln.training.settings.OutputSettings;
import org.assetkiln.training.settings.PriorSettings;
import org.assetkiln.training.settings.SamplingSettings;
import org.assetkiln.training.settings.TrainingData;
import org.assetkiln.training.settings.TrainingSettings;

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

    public static TrainingSettings settings(List<String> images, int steps) {
        return new TrainingSettings(
                model().toString(),
                new DreamBoothData(new InstanceSettings(images, "a zkw slime"), PriorSettings.off()),
                new NetworkSettings(
                        NetworkSettings.Kind.LORA, 4, 4, NetworkSettings.Target.ATTENTION_AND_FEED_FORWARD, true),
                OptimizerSettings.adamW(2e-3),
                LossSettings.plain(),
                ImageSettings.square(32, "#ffffff", true),
                new SamplingSettings(List.of("a zkw slime"), 0, 2, 3, SamplerKind.DDIM, 7),
                ComputeSettings.USUAL,
                OutputSettings.USUAL,
                steps,
                2,
                1,
                0,
                42);
    }

    /** The same run on other data. */
    public static TrainingSettings learning(TrainingData data, TrainingSettings s) {
        return changed(s, "data", data);
    }

    /** The same run of other weights. */
    public static TrainingSettings with(TrainingSettings s, NetworkSettings network) {
        return changed(s, "network", network);
    }

    public static TrainingSettings with(TrainingSettings s, PriorSettings prior, NetworkSettings network) {
        var data = new DreamBoothData(((DreamBoothData) s.data()).instance(), prior);
        return changed(changed(s, "data", data), "network", network);
    }

    public static TrainingSettings checkpointedEvery(int every, TrainingSettings s) {
        return changed(s, "checkpointEvery", every);
    }

    public static TrainingSettings accumulating(int passes, TrainingSettings s) {
        return changed(s, "accumulationSteps", passes);
    }

    public static TrainingSettings weighted(LossSettings loss, TrainingSettings s) {
        return changed(s, "loss", loss);
    }

    public static TrainingSettings based(Path model, TrainingSettings s) {
        return changed(s, "baseModel", model.toString());
    }

    public static TrainingSettings pictured(ImageSettings image, TrainingSettings s) {
        return changed(s, "image", image);
    }

    public static TrainingSettings optimized(OptimizerSettings optimizer, TrainingSettings s) {
        return changed(s, "optimizer", optimizer);
    }

    public static TrainingSettings written(OutputSettings output, TrainingSettings s) {
        return changed(s, "output", output);
    }

    public static TrainingSettings sampled(SamplingSettings sampling, TrainingSettings s) {
        return changed(s, "sampling", sampling);
    }

    public static TrainingSettings computed(ComputeSettings compute, TrainingSettings s) {
        return changed(s, "compute", compute);
    }

    /** The settings with one part changed, by its name in JSON. */
    private static TrainingSettings changed(TrainingSettings settings, String name, Object value) {
        ObjectNode json = Json.mapper().valueToTree(settings);
        json.set(name, Json.mapper().valueToTree(value));
        return Json.mapper().convertValue(json, TrainingSettings.class);
    }
}
