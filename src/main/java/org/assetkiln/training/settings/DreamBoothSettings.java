package org.assetkiln.training.settings;

import java.util.List;
import java.util.Objects;

/**
 * A whole DreamBooth run.
 *
 * @param baseModel absolute folder of the base model, in the diffusers layout
 * @param instance the subject: images and prompt
 * @param prior prior preservation
 * @param network which weights learn
 * @param optimizer AdamW and the learning rate
 * @param loss weighting of the loss
 * @param image how files become pictures
 * @param sampling the pictures the run makes of itself
 * @param steps optimizer steps
 * @param batchSize instance images a forward pass; prior preservation adds as many class images
 * @param accumulationSteps forward passes whose gradients are averaged for one optimizer step
 * @param checkpointEvery steps between checkpoints; 0 keeps only the last
 * @param seed seed of the noise, the timesteps and the order of images
 */
public record DreamBoothSettings(
        String baseModel,
        InstanceSettings instance,
        PriorSettings prior,
        NetworkSettings network,
        OptimizerSettings optimizer,
        LossSettings loss,
        ImageSettings image,
        SamplingSettings sampling,
        int steps,
        int batchSize,
        int accumulationSteps,
        int checkpointEvery,
        long seed) {
    /** A settings file written by hand may lack a part. */
    public DreamBoothSettings {
        Objects.requireNonNull(baseModel, "baseModel is missing");
        Objects.requireNonNull(instance, "instance is missing");
        Objects.requireNonNull(prior, "prior is missing");
        Objects.requireNonNull(network, "network is missing");
        Objects.requireNonNull(optimizer, "optimizer is missing");
        Objects.requireNonNull(loss, "loss is missing");
        Objects.requireNonNull(image, "image is missing");
        Objects.requireNonNull(sampling, "sampling is missing");
    }

    /** What is wrong or doubtful with these settings, empty when nothing is. */
    public List<Problem> problems() {
        return SettingsCheck.of(this);
    }
}
