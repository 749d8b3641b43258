package org.assetkiln.training.settings;

import java.util.ArrayList;
import java.util.List;

/** The rules that settings must keep, each with the sentence a user reads when one is broken. */
final class SettingsCheck {
    private final List<Problem> problems = new ArrayList<>();

    private SettingsCheck() {}

    static List<Problem> of(TrainingSettings s) {
        var check = new SettingsCheck();
        check.baseModel(s.baseModel());
        if (s.data() instanceof DreamBoothData subject) {
            check.instance(subject.instance());
            check.prior(subject);
        } else if (s.data() instanceof CaptionedData captioned) {
            check.captioned(captioned);
        }
        check.holdOut(s.data());
        check.network(s.network());
        check.optimizer(s.optimizer(), s.steps());
        check.loss(s.loss());
        check.image(s.image());
        check.compute(s.compute());
        check.amounts(s);
        check.sampling(s.sampling());
        return List.copyOf(check.problems);
    }

    private void require(boolean fine, String field, String message) {
        if (!fine) {
            problems.add(Problem.error(field, message));
        }
    }

    private void advise(boolean fine, String field, String message) {
        if (!fine) {
            problems.add(Problem.warning(field, message));
        }
    }

    private void baseModel(String folder) {
        require(!folder.isBlank(), "baseModel", "Choose a base model.");
        if (!folder.isBlank()) {
            BaseModelCheck.problem(folder).ifPresent(problem -> problems.add(Problem.error("baseModel", problem)));
        }
    }

    private void instance(InstanceSettings instance) {
        require(!instance.images().isEmpty(), "instance.images", "Choose at least one instance image.");
        require(
                instance.repeats().isEmpty()
                        || instance.repeats().size() == instance.images().size(),
                "instance.repeats",
                "There must be as many repeats as instance images, or none.");
        require(
                instance.repeats().stream().allMatch(times -> times >= 1 && times <= 1000),
                "instance.repeats",
                "An image is repeated between 1 and 1000 times.");
        require(
                !instance.prompt().isBlank(),
                "instance.prompt",
                "Write an instance prompt: a rare identifier and the class, such as \"a zkw slime\".");
        advise(
                instance.images().isEmpty() || instance.images().size() >= 3,
                "instance.images",
                "With fewer than 3 images the model learns the pictures rather than the subject.");
    }

    private void captioned(CaptionedData data) {
        require(!data.images().isEmpty(), "images", "Choose at least one image with a caption.");
        data.images().stream()
                .filter(image -> image.captions().stream().allMatch(String::isBlank))
                .findFirst()
                .ifPresent(image -> problems.add(Problem.error(
                        "images",
                        "The image " + image.file() + " has no caption: write one, or leave the image out.")));
        require(
                data.images().stream().allMatch(image -> image.repeats() >= 1 && image.repeats() <= 1000),
                "images",
                "An image is repeated between 1 and 1000 times.");
        require(
                data.captionDropout() >= 0 && data.captionDropout() <= 1,
                "captionDropout",
                "The share of pictures without caption must be between 0 and 1.");
    }

    private void holdOut(TrainingData data) {
        require(
                data.holdOut() >= 0 && data.holdOut() <= 0.5,
                "holdOut",
                "The share of images held out must be between 0 and 0.5.");
        require(
                data.holdOut() <= 0 || data.files().size() != 1,
                "holdOut",
                "With a single image none can be held out: set the share held out to 0.");
    }

    private void prior(DreamBoothData s) {
        PriorSettings prior = s.prior();
        if (!prior.enabled()) {
            return;
        }
        require(!prior.classPrompt().isBlank(), "prior.classPrompt", "Write a class prompt, such as \"a slime\".");
        require(prior.classImages() >= 1, "prior.classImages", "Prior preservation needs at least 1 class image.");
        require(prior.weight() >= 0, "prior.weight", "The prior loss weight cannot be negative.");
        advise(
                prior.classPrompt().isBlank()
                        || !prior.classPrompt()
                                .strip()
                                .equalsIgnoreCase(s.instance().prompt().strip()),
                "prior.classPrompt",
                "The class prompt equals the instance prompt: leave the identifier out of it.");
    }

    private void network(NetworkSettings network) {
        if (network.kind() == NetworkSettings.Kind.LORA) {
            require(
                    network.rank() >= 1 && network.rank() <= 1024,
                    "network.rank",
                    "The LoRA rank must be between 1 and 1024.");
            require(network.alpha() > 0, "network.alpha", "The LoRA alpha must be greater than 0.");
            NetworkSettings.Convolutions convolutions = network.convolutions();
            require(
                    convolutions.rank() >= 0 && convolutions.rank() <= 1024,
                    "network.convolutions.rank",
                    "The rank on convolutions must be between 0 for none and 1024.");
            require(
                    !convolutions.enabled() || convolutions.alpha() > 0,
                    "network.convolutions.alpha",
                    "The alpha on convolutions must be greater than 0.");
        }
    }

    private void optimizer(OptimizerSettings optimizer, int steps) {
        require(
                optimizer.learningRate() > 0 && optimizer.learningRate() <= 1,
                "optimizer.learningRate",
                "The learning rate must be greater than 0 and at most 1.");
        require(
                optimizer.textEncoderLearningRate() >= 0 && optimizer.textEncoderLearningRate() <= 1,
                "optimizer.textEncoderLearningRate",
                "The text encoder's learning rate must be between 0 and 1.");
        require(
                optimizer.warmupSteps() >= 0 && optimizer.warmupSteps() <= Math.max(steps, 0),
                "optimizer.warmupSteps",
                "The warm-up must be between 0 steps and the length of the run.");
        require(
                optimizer.maxGradientNorm() > 0,
                "optimizer.maxGradientNorm",
                "The gradient norm must be greater than 0.");
        require(
                within(optimizer.beta1()) && within(optimizer.beta2()),
                "optimizer.beta1",
                "Both betas must be at least 0 and less than 1.");
        require(optimizer.weightDecay() >= 0, "optimizer.weightDecay", "The weight decay cannot be negative.");
        require(optimizer.epsilon() > 0, "optimizer.epsilon", "Epsilon must be greater than 0.");
        require(
                optimizer.textEncoderSteps() >= 0,
                "optimizer.textEncoderSteps",
                "The steps of the text encoder cannot be negative; 0 lets it learn to the end.");
        require(
                within(optimizer.averageDecay()),
                "optimizer.averageDecay",
                "The decay of the average must be at least 0 and less than 1; 0 turns it off.");
    }

    private static boolean within(double beta) {
        return beta >= 0 && beta < 1;
    }

    private void loss(LossSettings loss) {
        require(loss.minSnrGamma() >= 0, "loss.minSnrGamma", "Min-SNR gamma cannot be negative; 0 turns it off.");
        require(
                loss.offsetNoise() >= 0 && loss.offsetNoise() <= 1,
                "loss.offsetNoise",
                "The offset noise must be between 0 and 1.");
        require(
                loss.outside() >= 0 && loss.outside() <= 1,
                "loss.outside",
                "The weight outside the mask must be between 0 and 1.");
    }

    private void image(ImageSettings image) {
        require(
                image.resolution() >= 8 && image.resolution() % 8 == 0 && image.resolution() <= 2048,
                "image.resolution",
                "The resolution must be a multiple of 8 between 8 and 2048 pixels.");
        require(
                image.background().matches("#[0-9a-fA-F]{6}"),
                "image.background",
                "The background must be a colour such as #ffffff.");
        BucketSettings buckets = image.buckets();
        require(
                buckets.step() >= 0 && buckets.step() % 8 == 0,
                "image.buckets.step",
                "The step between picture sizes must be a multiple of 8 pixels; 0 makes all pictures square.");
        require(
                !buckets.enabled()
                        || (buckets.smallest() >= buckets.step()
                                && buckets.smallest() <= image.resolution()
                                && buckets.largest() >= image.resolution()
                                && buckets.largest() <= 4096),
                "image.buckets.smallest",
                "The resolution must lie between the shortest and the longest side of a picture.");
    }

    private void compute(ComputeSettings compute) {
        boolean processor = compute.device() == ComputeSettings.Device.CPU;
        advise(
                !processor || compute.precision() == ComputeSettings.Precision.FP32,
                "compute.precision",
                "On the processor " + compute.precision()
                        + " takes less memory, but with most processors much more time than FP32.");
        advise(
                !processor || !compute.tf32(),
                "compute.tf32",
                "TF32 is for NVIDIA graphics cards and changes nothing on the processor.");
    }

    private void amounts(TrainingSettings s) {
        require(s.steps() >= 1 && s.steps() <= 1_000_000, "steps", "A run has between 1 and 1,000,000 steps.");
        require(s.batchSize() >= 1 && s.batchSize() <= 1024, "batchSize", "The batch size must be between 1 and 1024.");
        require(
                s.accumulationSteps() >= 1 && s.accumulationSteps() <= 1024,
                "accumulationSteps",
                "Gradient accumulation must be between 1 and 1024.");
        require(s.checkpointEvery() >= 0, "checkpointEvery", "The steps between checkpoints cannot be negative.");
        require(
                s.output().checkpoints() >= 0,
                "output.keptCheckpoints",
                "The number of checkpoints that stay cannot be negative.");
    }

    private void sampling(SamplingSettings sampling) {
        require(sampling.every() >= 0, "sampling.every", "The steps between samples cannot be negative.");
        require(
                sampling.steps() >= 1 && sampling.steps() <= 1000,
                "sampling.steps",
                "A sample takes between 1 and 1000 sampler steps.");
        require(sampling.guidance() >= 0, "sampling.guidance", "The guidance scale cannot be negative.");
    }
}
