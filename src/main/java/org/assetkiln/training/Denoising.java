package org.assetkiln.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.assetkiln.diffusion.schedule.NoiseSchedule;
import org.assetkiln.model.UNet;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Tape;
import org.jspecify.annotations.Nullable;

/**
 * The training objective of latent diffusion (Ho et al. 2020, arXiv 2006.11239): noise is added to clean latents, the
 * UNet predicts the noise or the velocity, and each sample's mean squared error counts with its own coefficient.
 */
public final class Denoising {
    private final NoiseSchedule schedule;
    private final PredictionType prediction;

    /** @param prediction what the model was trained to predict */
    public Denoising(NoiseSchedule schedule, PredictionType prediction) {
        this.schedule = schedule;
        this.prediction = prediction;
    }

    /** The objective that a model with this configuration was trained with. */
    static Denoising of(SchedulerConfig scheduler) {
        return new Denoising(new NoiseSchedule(scheduler), scheduler.predictionType());
    }

    /** Number of timesteps of the noise schedule. */
    int timesteps() {
        return schedule.steps();
    }

    /**
     * What one forward pass learns from. B samples of C×H×W latents.
     *
     * @param latents clean and scaled (B, C, H, W)
     * @param noise standard normal, same shape
     * @param timesteps 0 up to the schedule's last, one a sample
     * @param coefficients factor on each sample's mean squared error in the loss
     * @param mask factor on the squared error at each place (B, 1, H, W), 0 to 1; null for 1 everywhere. The mean is still
     *     over all places, as in kohya's masked loss.
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Batch(NDArray latents, NDArray noise, int[] timesteps, float[] coefficients, @Nullable NDArray mask) {
        /** A batch whose error counts everywhere alike. */
        public Batch(NDArray latents, NDArray noise, int[] timesteps, float[] coefficients) {
            this(latents, noise, timesteps, coefficients, null);
        }
    }

    /**
     * @param loss a scalar, with its graph after {@link #loss}
     * @param errors mean squared error of each sample, masked but without its coefficient, detached (B)
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Result(NDArray loss, float[] errors) {}

    /**
     * Runs the UNet and takes the loss.
     *
     * @param context text embeddings (B, T, D)
     * @param scope receives everything made
     */
    public Result loss(NDManager scope, UNet unet, Batch batch, NDArray context) {
        Noised noised = noised(scope, batch);
        NDArray predicted = unet.forward(scope, noised.latents(), scope.create(batch.timesteps()), context);
        NDList result = error(scope, predicted, noised, batch);
        return new Result(result.get(0), result.get(1).toFloatArray());
    }

    /**
     * The same, and the backward pass: gradients add up in the weights that learn, the text encoder's too if the context
     * comes from one that learns.
     *
     * @param factor on the gradients
     * @param checkpointing whether blocks keep only their inputs for the backward pass
     */
    public Result learn(
            NDManager scope, UNet unet, Batch batch, NDArray context, double factor, boolean checkpointing) {
        Noised noised = noised(scope, batch);
        var tape = new Tape(scope, checkpointing);
        boolean learnsText = tape.wantRecorded(context);
        NDArray predicted = unet.forward(tape, noised.latents(), scope.create(batch.timesteps()), context);
        NDArray leaf = Kernels.call(scope, "leaf", predicted);
        NDList result = error(scope, leaf, noised, batch);
        NDArray start = scope.create((float) factor);
        NDList gradient = Kernels.callList(scope, "pull", result.get(0), start, List.of(leaf));
        tape.backward(predicted, gradient.get(0));
        NDArray text = learnsText ? tape.gradient(context) : null;
        if (text != null) {
            Kernels.callList(scope, "pull", context, text, List.of());
        }
        return new Result(result.get(0), result.get(1).toFloatArray());
    }

    /** Latents with noise, and what the network is to predict. */
    private record Noised(NDArray latents, NDArray target) {}

    private Noised noised(NDManager scope, Batch batch) {
        int[] t = batch.timesteps();
        float[] signal = new float[t.length];
        float[] noise = new float[t.length];
        for (int i = 0; i < t.length; i++) {
            double alpha = schedule.alphaCumprod(t[i]);
            signal[i] = (float) Math.sqrt(alpha);
            noise[i] = (float) Math.sqrt(1 - alpha);
        }
        NDArray a = scope.create(signal);
        NDArray s = scope.create(noise);
        NDArray target = prediction == PredictionType.EPSILON
                ? batch.noise()
                : Kernels.call(scope, "velocity", batch.latents(), batch.noise(), a, s);
        return new Noised(Kernels.call(scope, "add_noise", batch.latents(), batch.noise(), a, s), target);
    }

    private static NDList error(NDManager scope, NDArray predicted, Noised noised, Batch batch) {
        NDArray coefficients = scope.create(batch.coefficients());
        NDArray mask = batch.mask();
        return mask == null
                ? Kernels.callList(scope, "diffusion_loss", predicted, noised.target(), coefficients)
                : Kernels.callList(scope, "masked_diffusion_loss", predicted, noised.target(), coefficients, mask);
    }

    /**
     * Min-SNR weight of a sample (Hang et al. 2023, arXiv 2303.09556): min(SNR, γ) / SNR for noise prediction, min(SNR,
     * γ) / (SNR + 1) for velocity, as diffusers and kohya have it.
     */
    public double minSnrWeight(int timestep, double gamma) {
        double snr = schedule.snr(timestep);
        if (prediction == PredictionType.EPSILON) {
            // The limit where a schedule ends without signal.
            return snr == 0 ? 1 : Math.min(snr, gamma) / snr;
        }
        return Math.min(snr, gamma) / (snr + 1);
    }
}
