package org.assetkiln.training.settings;

import java.util.List;
import java.util.Objects;

/**
 * A whole run. A file of settings may lack {@code compute} and {@code output}, which then are the usual ones.
 *
 * @param baseModel absolute path of the base model
 * @param data what it learns from
 * @param network which weights learn
 * @param optimizer AdamW and the learning rate
 * @param loss how the error counts
 * @param image how files become pictures
 * @param sampling the pictures the run makes of itself
 * @param compute numbers and device
 * @param output what the result is written as
 * @param steps optimizer steps
 * @param batchSize images a forward pass; prior preservation adds as many class images
 * @param accumulationSteps forward passes whose gradients are averaged for one optimizer step
 * @param checkpointEvery steps between checkpoints; 0 keeps only the last
 * @param seed seed of the noise, the timesteps and the order of images
 */
public record TrainingSettings(
        String baseModel,
        TrainingData data,
        NetworkSettings network,
        OptimizerSettings optimizer,
        LossSettings loss,
        ImageSettings image,
        SamplingSettings sampling,
        ComputeSettings compute,
        OutputSettings output,
        int steps,
        int batchSize,
        int accumulationSteps,
        int checkpointEvery,
        long seed) {
    /** A settings file written by hand may lack a part. */
    public TrainingSettings {
        Objects.requireNonNull(baseModel, "baseModel is missing");
        Objects.requireNonNull(data, "data is missing");
        Objects.requireNonNull(network, "network is missing");
        Objects.requireNonNull(optimizer, "optimizer is missing");
        Objects.requireNonNull(loss, "loss is missing");
        Objects.requireNonNull(image, "image is missing");
        Objects.requireNonNull(sampling, "sampling is missing");
        compute = Objects.requireNonNullElse(compute, ComputeSettings.USUAL);
        output = Objects.requireNonNullElse(output, OutputSettings.USUAL);
    }

    /** Prior preservation, off where the data know none. */
    public PriorSettings prior() {
        return data.prior();
    }

    /** What is wrong or doubtful with these settings, empty when nothing is. */
    public List<Problem> problems() {
        return SettingsCheck.of(this);
    }
}
