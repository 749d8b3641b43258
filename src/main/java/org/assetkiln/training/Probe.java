package org.assetkiln.training;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assetkiln.training.estimate.ProbeReport;
import org.assetkiln.training.event.TrainingEvent;
import org.assetkiln.training.settings.TrainingSettings;

/** Trains a few real steps to see what they take. To be called once, in a process of its own: memory is all it ever took. */
public final class Probe implements TrainingListener, TrainingControl {
    private static final int LEAST_STEPS = 2;
    /** Small models make more steps, because their first ones are slow. */
    private static final double LEAST_SECONDS = 3;

    private final List<Double> steps = new ArrayList<>();
    private double prepared;
    private double validated;
    private boolean asked;

    private Probe() {}

    /**
     * Makes two steps, or as many as take some seconds.
     *
     * @param settings of the run that is asked about
     * @param folder for what the steps leave; the caller deletes it
     * @throws TrainingException if the run cannot start, with a sentence for the user
     */
    public static ProbeReport run(TrainingSettings settings, Path folder) throws TrainingException {
        var probe = new Probe();
        var output = new TrainingOutput(folder.resolve("run"), folder.resolve("cache"));
        new Trainer(ProbeReport.probe(settings), output, probe, probe).run();
        return probe.report();
    }

    private ProbeReport report() {
        List<Double> counted = steps.subList(1, steps.size()).stream().sorted().toList();
        return new ProbeReport(
                prepared, validated, counted.get(counted.size() / 2), steps.size(), ResidentMemory.peak());
    }

    private static double now() {
        return (System.currentTimeMillis()
                        - ManagementFactory.getRuntimeMXBean().getStartTime())
                / 1e3;
    }

    @Override
    public void on(TrainingEvent event) {
        if (event instanceof TrainingEvent.Phase && steps.isEmpty()) {
            prepared = now();
        } else if (event instanceof TrainingEvent.Validation && steps.isEmpty()) {
            validated = Math.max(1e-3, now() - prepared);
        } else if (event instanceof TrainingEvent.Step step) {
            steps.add(step.seconds());
        }
    }

    @Override
    public Request poll() {
        double spent = steps.stream().mapToDouble(Double::doubleValue).sum();
        if (asked || steps.size() < LEAST_STEPS || spent < LEAST_SECONDS) {
            return Request.NONE;
        }
        asked = true;
        return Request.STOP;
    }
}
