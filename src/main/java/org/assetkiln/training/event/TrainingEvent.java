package org.assetkiln.training.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happens in a run, in the order it happens; the property {@code type} names the record in JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TrainingEvent.Phase.class, name = "phase"),
    @JsonSubTypes.Type(value = TrainingEvent.Step.class, name = "step"),
    @JsonSubTypes.Type(value = TrainingEvent.Errors.class, name = "errors"),
    @JsonSubTypes.Type(value = TrainingEvent.Validation.class, name = "validation"),
    @JsonSubTypes.Type(value = TrainingEvent.Sample.class, name = "sample"),
    @JsonSubTypes.Type(value = TrainingEvent.Checkpoint.class, name = "checkpoint"),
    @JsonSubTypes.Type(value = TrainingEvent.Finding.class, name = "finding"),
    @JsonSubTypes.Type(value = TrainingEvent.State.class, name = "state"),
})
public sealed interface TrainingEvent {
    /**
     * Work before, between or after steps, with its progress.
     *
     * @param name for the user: "Loading the model", "Encoding images", "Making class images"
     * @param done how much is done
     * @param total out of how much; 0 when unknown
     */
    record Phase(String name, int done, int total) implements TrainingEvent {}

    /**
     * One optimizer step.
     *
     * @param step 1 for the first
     * @param loss the loss whose gradient was followed (mean over accumulated passes)
     * @param instanceLoss the instance half's unweighted mean squared error
     * @param priorLoss the class half's, absent without prior preservation
     * @param learningRate rate of the UNet's weights at this step
     * @param gradientNorm global L2 norm before clipping
     * @param seconds wall time of the step
     * @param memoryBytes resident memory of the worker process
     */
    record Step(
            int step,
            double loss,
            double instanceLoss,
            @Nullable Double priorLoss,
            double learningRate,
            double gradientNorm,
            double seconds,
            long memoryBytes)
            implements TrainingEvent {}

    /**
     * The single errors that an optimizer step was made of, one a picture; the lists go along with each other.
     *
     * @param step as in {@link Step}
     * @param images indices into the files of the run's data; -1 for class images
     * @param timesteps of the noise schedule, 0 for hardly any noise
     * @param errors each picture's mean squared error, without weights
     */
    record Errors(int step, List<Integer> images, List<Integer> timesteps, List<Double> errors)
            implements TrainingEvent {
        public Errors {
            images = List.copyOf(images);
            timesteps = List.copyOf(timesteps);
            errors = List.copyOf(errors);
        }
    }

    /**
     * The loss at fixed noise and fixed timesteps, on held-out images if there are any; step 0 is the untrained model's
     * value.
     *
     * @param step steps done
     * @param loss mean squared error
     * @param moments the loss at each of the fixed timesteps, from little noise to much; empty in older logs
     * @param images indices into the files of the run's data, of those that were measured; empty in older logs
     * @param errors each image's mean squared error over the timesteps, along with the images
     */
    record Validation(int step, double loss, List<Double> moments, List<Integer> images, List<Double> errors)
            implements TrainingEvent {
        public Validation {
            moments = List.copyOf(Objects.requireNonNullElse(moments, List.of()));
            images = List.copyOf(Objects.requireNonNullElse(images, List.of()));
            errors = List.copyOf(Objects.requireNonNullElse(errors, List.of()));
        }

        /** A loss that is not told apart by timestep or image. */
        public Validation(int step, double loss) {
            this(step, loss, List.of(), List.of(), List.of());
        }
    }

    /**
     * A sample picture is there.
     *
     * @param step steps done, 0 for the untrained model
     * @param prompt index into the sampling prompts
     * @param seed the seed it was made with
     * @param file path relative to the run folder
     */
    record Sample(int step, int prompt, long seed, String file) implements TrainingEvent {}

    /**
     * A checkpoint is complete.
     *
     * @param step steps done
     * @param folder path relative to the run folder
     */
    record Checkpoint(int step, String folder) implements TrainingEvent {}

    /**
     * Something about one input, or about the run as a whole, that did not stop the run.
     *
     * @param file the file; empty when it is about the run
     * @param message one sentence
     */
    record Finding(String file, String message) implements TrainingEvent {}

    /**
     * The run changed its state.
     *
     * @param state as in {@code status.json}
     * @param message one sentence, empty when there is nothing to say
     */
    record State(String state, String message) implements TrainingEvent {}
}
