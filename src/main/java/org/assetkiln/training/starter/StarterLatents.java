package org.assetkiln.training.starter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.assetkiln.model.AutoencoderKl;

/** The latents of all pictures: mean and deviation of each value, sampled anew for every use. */
final class StarterLatents {
    private static final int CHUNK = 64;

    private final float[][] means;
    private final float[][] deviations;
    private final double scalingFactor;
    private final long[] shape;

    /** Encodes everything once; takes about 2 ms a picture. */
    StarterLatents(List<StarterData.Example> examples, AutoencoderKl vae, NDManager manager) {
        this.means = new float[examples.size()][];
        this.deviations = new float[examples.size()][];
        int edge = StarterData.EDGE / vae.reduction();
        this.shape = new long[] {vae.config().latentChannels(), edge, edge};
        for (int start = 0; start < examples.size(); start += CHUNK) {
            encode(examples.subList(start, Math.min(start + CHUNK, examples.size())), start, vae, manager);
        }
        this.scalingFactor = 1 / deviation();
    }

    private void encode(List<StarterData.Example> chunk, int start, AutoencoderKl vae, NDManager manager) {
        int values = 3 * StarterData.EDGE * StarterData.EDGE;
        float[] pixels = new float[chunk.size() * values];
        for (int i = 0; i < chunk.size(); i++) {
            chunk.get(i).copyTo(pixels, i * values);
        }
        try (NDManager scope = manager.newSubManager()) {
            NDArray input = scope.create(pixels, new Shape(chunk.size(), 3, StarterData.EDGE, StarterData.EDGE));
            float[] moments = vae.encode(scope, input).toFloatArray();
            int size = size();
            for (int i = 0; i < chunk.size(); i++) {
                means[start + i] = new float[size];
                deviations[start + i] = new float[size];
                for (int k = 0; k < size; k++) {
                    means[start + i][k] = moments[2 * i * size + k];
                    float logVariance = moments[(2 * i + 1) * size + k];
                    deviations[start + i][k] = (float) Math.exp(0.5 * Math.min(20, Math.max(-30, logVariance)));
                }
            }
        }
    }

    private int size() {
        return (int) (shape[0] * shape[1] * shape[2]);
    }

    private double deviation() {
        double sum = 0;
        double squares = 0;
        long count = 0;
        for (float[] mean : means) {
            for (float value : mean) {
                sum += value;
                squares += (double) value * value;
                count++;
            }
        }
        double mean = sum / count;
        return Math.sqrt(squares / count - mean * mean);
    }

    /** One over the standard deviation of all latent values: the factor that makes them unit normal on the whole. */
    double scalingFactor() {
        return scalingFactor;
    }

    /** Scaled latents (B, C, H, W), drawn from each picture's distribution. */
    NDArray batch(NDManager scope, int[] chosen, SplittableRandom random) {
        float[] values = new float[chosen.length * size()];
        var noise = new Random(random.nextLong());
        for (int i = 0; i < chosen.length; i++) {
            for (int k = 0; k < size(); k++) {
                double value = means[chosen[i]][k] + deviations[chosen[i]][k] * noise.nextGaussian();
                values[i * size() + k] = (float) (value * scalingFactor);
            }
        }
        return scope.create(values, new Shape(chosen.length, shape[0], shape[1], shape[2]));
    }
}
