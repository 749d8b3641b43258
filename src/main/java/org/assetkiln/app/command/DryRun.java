package org.assetkiln.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.run.worker.StepProbe;
import org.assetkiln.training.estimate.Estimate;
import org.assetkiln.training.estimate.Estimator;
import org.assetkiln.training.estimate.Machine;
import org.assetkiln.training.estimate.ModelSizes;
import org.assetkiln.training.estimate.Pace;
import org.assetkiln.training.estimate.ProbeReport;
import org.assetkiln.training.estimate.Remedy;
import org.assetkiln.training.settings.TrainingSettings;
import org.assetkiln.ui.runs.Words;

/** Says what a run will take, before and after trying some steps of it; leaves nothing. */
final class DryRun {
    private final TrainingSettings settings;
    private final PrintWriter out;

    DryRun(TrainingSettings settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    void print() throws IOException {
        ModelSizes model = ModelSizes.of(ModelFiles.open(Path.of(settings.baseModel())));
        Estimate estimate = Estimator.of(settings, model, classImages());
        out.println("Worked out from the model's shapes:");
        memory(estimate);
        line(
                "GPU",
                "%s of its memory, if it runs on one (by a formula; not measured)",
                Words.size(estimate.gpuBytes()));
        line(
                "Disk",
                "%s: checkpoints of %s, a result of %s",
                Words.size(estimate.diskBytes()),
                Words.size(estimate.checkpointBytes()),
                Words.size(estimate.resultBytes()));
        time(estimate, Machine.usualPace());
        if (estimate.memoryBytes() > Machine.memoryBytes()) {
            remedies(model);
            return;
        }
        out.flush();
        ProbeReport report = probe();
        Estimate corrected = report.corrected(estimate, settings, model);
        out.printf(Locale.ENGLISH, "Corrected by %d real steps:%n", report.steps());
        memory(corrected);
        time(corrected, report.pace(settings, model));
        if (corrected.memoryBytes() > Machine.memoryBytes()) {
            remedies(model);
        }
        out.flush();
    }

    private void line(String what, String text, Object... values) {
        out.printf(Locale.ENGLISH, "  %-8s%s%n", what, String.format(Locale.ENGLISH, text, values));
    }

    private void memory(Estimate estimate) {
        line(
                "Memory",
                "%s at most (%s); this machine has %s",
                Words.size(estimate.memoryBytes()),
                estimate.peak().name(),
                Words.size(Machine.memoryBytes()));
    }

    private void time(Estimate estimate, Pace pace) {
        line("Time", "%s, %.2f s a step", Words.time(estimate.seconds(pace)), estimate.stepSeconds(pace));
    }

    private void remedies(ModelSizes model) {
        out.println("It will not fit into this machine's memory. What helps:");
        for (Remedy remedy : Remedy.of(settings, model)) {
            line("", "%s: %s", option(remedy), Words.size(remedy.memoryBytes()));
        }
        out.flush();
    }

    private static String option(Remedy remedy) {
        TrainingSettings changed = remedy.settings();
        return switch (remedy.kind()) {
            case CHECKPOINTING -> "--checkpointing";
            case SMALLER_BATCH -> "--batch " + changed.batchSize() + " --accumulate " + changed.accumulationSteps();
            case LORA -> "without --full";
            case SMALLER_SIZE -> "--size " + changed.image().resolution();
        };
    }

    private int classImages() throws IOException {
        String folder = settings.prior().classFolder();
        if (folder.isEmpty() || !Files.isDirectory(Path.of(folder))) {
            return 0;
        }
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return (int) files.filter(Files::isRegularFile).count();
        }
    }

    private ProbeReport probe() throws IOException {
        return StepProbe.run(settings, () -> false);
    }
}
