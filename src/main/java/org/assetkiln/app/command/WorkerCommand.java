package org.assetkiln.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.assetkiln.app.engine.CaptionEngine;
import org.assetkiln.app.engine.DeviceCheck;
import org.assetkiln.app.engine.Exporting;
import org.assetkiln.app.engine.LearningEngine;
import org.assetkiln.app.engine.PictureEngine;
import org.assetkiln.app.engine.TrainingWorker;
import org.assetkiln.files.Json;
import org.assetkiln.run.captioning.CaptionWorker;
import org.assetkiln.run.captioning.LearningWorker;
import org.assetkiln.run.generation.GenerationServer;
import org.assetkiln.run.worker.ExportReport;
import org.assetkiln.run.worker.ExportRequest;
import org.assetkiln.run.worker.KeptLibrary;
import org.assetkiln.tensor.ComputeDevice;
import org.assetkiln.training.Probe;
import org.assetkiln.training.estimate.ProbeReport;
import org.assetkiln.training.settings.SettingsFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the studio starts in the background. */
@Command(
        name = "worker",
        mixinStandardHelpOptions = true,
        description =
                "Train a run in this process, make pictures or captions on request, or report what computes here.")
final class WorkerCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "RUN", description = "The run folder to train or to resume.")
    private @Nullable Path run;

    @Option(
            names = "--generate",
            description =
                    "Make pictures: requests come as JSON lines on standard input, answers go to standard output.")
    private boolean generate;

    @Option(
            names = "--caption",
            description =
                    "Draft captions: requests come as JSON lines on standard input, answers go to standard output.")
    private boolean caption;

    @Option(
            names = "--learn",
            description =
                    "Let captioners learn: requests come as JSON lines on standard input, answers go to standard output.")
    private boolean learn;

    @Option(
            names = "--device",
            description = "Report as one line of JSON what computes here: library, processor, GPU, and their speed.")
    private boolean device;

    @Option(names = "--library", hidden = true, description = "With --device: the folder of another PyTorch library.")
    private @Nullable Path library;

    @Option(
            names = "--probe",
            arity = "2",
            paramLabel = "FILE",
            hidden = true,
            description =
                    "Try some steps of the run in a file of settings and report as one line of JSON what they took; "
                            + "leaves what they leave in the folder named second.")
    private List<Path> probe = List.of();

    @Option(
            names = "--export",
            hidden = true,
            description = "Write the LoRA or model that a file asks for in another form, check it, and report as JSON.")
    private @Nullable Path export;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (generate) {
            GenerationServer.serve(PictureEngine::new);
            return CommandLine.ExitCode.OK;
        }
        if (caption) {
            CaptionWorker.serve(() -> new CaptionEngine(ComputeDevice.AUTOMATIC));
            return CommandLine.ExitCode.OK;
        }
        if (learn) {
            LearningWorker.serve(LearningEngine::new);
            return CommandLine.ExitCode.OK;
        }
        if (device) {
            if (library != null) {
                KeptLibrary.useHere(library);
            }
            spec.commandLine().getOut().println(Json.line(DeviceCheck.run()));
            return CommandLine.ExitCode.OK;
        }
        if (!probe.isEmpty()) {
            ProbeReport report = Probe.run(SettingsFile.read(probe.get(0)), probe.get(1));
            spec.commandLine().getOut().println(Json.line(report));
            return CommandLine.ExitCode.OK;
        }
        if (export != null) {
            ExportReport report = Exporting.run(Json.read(export, ExportRequest.class));
            spec.commandLine().getOut().println(Json.line(report));
            return CommandLine.ExitCode.OK;
        }
        if (run == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Name a run folder, or say --generate, --caption or --device.");
        }
        return TrainingWorker.train(run) ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
