package org.assetkiln.training.estimate;

import java.util.List;
import org.assetkiln.training.settings.CaptionedData;
import org.assetkiln.training.settings.CaptionedImage;
import org.assetkiln.training.settings.DreamBoothData;
import org.assetkiln.training.settings.InstanceSettings;
import org.assetkiln.training.settings.PriorSettings;
import org.assetkiln.training.settings.SamplingSettings;
import org.assetkiln.training.settings.TrainingData;
import org.assetkiln.training.settings.TrainingSettings;

/**
 * What a few real steps took.
 *
 * @param prepared seconds from the start of the process until one image was ready to be learned
 * @param validated seconds that measuring the loss on it took
 * @param step seconds of a step; the first does not count
 * @param steps how many there were
 * @param peakBytes resident memory at most
 */
public record ProbeReport(double prepared, double validated, double step, int steps, long peakBytes) {
    /** How many more multiply-adds a second there are at least in forward passes than in steps: 1.1 to 1.4 were measured. */
    private static final double FORWARD = 1.2;

    /**
     * A run of the same steps on one image, with nothing drawn: what a probe trains.
     *
     * @param s the run that is asked about
     */
    public static TrainingSettings probe(TrainingSettings s) {
        SamplingSettings old = s.sampling();
        var none = new SamplingSettings(List.of(), 0, old.steps(), old.guidance(), old.sampler(), old.seed());
        return new TrainingSettings(
                s.baseModel(),
                oneImage(s.data()),
                s.network(),
                s.optimizer(),
                s.loss(),
                s.image(),
                none,
                s.compute(),
                s.output(),
                Math.max(2, s.steps()),
                new Counts(s).pictures(),
                s.accumulationSteps(),
                0,
                s.seed());
    }

    private static TrainingData oneImage(TrainingData data) {
        if (data instanceof CaptionedData captioned) {
            CaptionedImage first = captioned.images().get(0);
            return new CaptionedData(List.of(first), captioned.captionDropout(), 0, captioned.template());
        }
        List<String> first = data.files().subList(0, 1);
        return new DreamBoothData(new InstanceSettings(first, data.prompt()), PriorSettings.off());
    }

    /** The pace that this shows of a machine. */
    public Pace pace(TrainingSettings settings, ModelSizes model) {
        Estimate expected = Estimator.of(probe(settings), model, 0);
        double learning = expected.step() / step;
        // The loss is measured at the start and at the end. The first passes of a process are slow: then steps say
        // more.
        double forward = expected.measuring() / 2 / validated;
        return new Pace(prepared, Math.max(forward, FORWARD * learning), learning);
    }

    /** An estimate of the same settings with the memory that the probe took more or less than expected. */
    public Estimate corrected(Estimate estimate, TrainingSettings settings, ModelSizes model) {
        long more = peakBytes - Estimator.of(probe(settings), model, 0).memoryBytes();
        return estimate.withMore(more);
    }
}
