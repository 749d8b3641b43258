package org.assetkiln.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.assetkiln.app.engine.PictureEngine;
import org.assetkiln.diffusion.GenerationSettings;
import org.assetkiln.diffusion.LoraChoice;
import org.assetkiln.diffusion.SamplerKind;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.DatasetScanner;
import org.assetkiln.project.Project;
import org.assetkiln.project.home.AppHome;
import org.assetkiln.project.home.SampleProject;
import org.assetkiln.run.RunFolder;
import org.assetkiln.run.RunState;
import org.assetkiln.run.RunStatus;
import org.assetkiln.run.generation.GenerationJob;
import org.assetkiln.run.worker.WorkerLauncher;
import org.assetkiln.tensor.ComputeDevice;
import org.assetkiln.tensor.Precision;
import org.assetkiln.training.settings.DreamBoothDefaults;
import org.assetkiln.training.settings.PriorSettings;
import org.assetkiln.training.settings.TrainingSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job on the bundled sample: draft captions, scan, DreamBooth, samples before and after, a picture with the result. */
@Command(
        name = "tour",
        mixinStandardHelpOptions = true,
        description =
                "Do the whole job on the bundled sample project: draft captions, fine-tune the bundled model on one "
                        + "subject and show it before and after. Takes some minutes.")
final class TourCommand implements Callable<Integer> {
    private static final String SUBJECT = DreamBoothDefaults.SAMPLE_SUBJECT;
    private static final String PROMPT = DreamBoothDefaults.SAMPLE_PROMPT;
    private static final String CLASS_PROMPT = DreamBoothDefaults.SAMPLE_CLASS_PROMPT;
    private static final List<String> PROMPTS =
            List.of(PROMPT, PROMPT + " with big eyes", CLASS_PROMPT, "a red potion bottle");

    @Option(names = "--out", description = "Folder for everything the tour makes; a new temporary one by default.")
    private @Nullable Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        long start = System.nanoTime();
        PrintWriter say = spec.commandLine().getOut();
        Path folder = (out == null ? Files.createTempDirectory("assetkiln-tour-") : out).toAbsolutePath();
        AppHome home = AppHome.locate();
        SampleProject.copyTo(home.sampleData(), folder);
        TourCaptions.draft(
                home,
                home.sampleData().resolve("images"),
                folder.resolveSibling(folder.getFileName() + "-captions"),
                say);
        TrainingSettings settings = settings(home.starterModel(), images(folder, say));
        say.println("Fine-tuning the bundled model on "
                + settings.data().files().size() + " views of one subject: \""
                + settings.data().prompt() + "\".");
        say.flush();
        RunFolder run = RunFolder.create(folder.resolve("runs"), SUBJECT, settings);
        new WorkerLauncher().start(run);
        RunStatus end = new RunWatch(run, spec.commandLine().getErr()).untilEnd();
        if (end.state() != RunState.FINISHED) {
            throw new IOException("The tour's run did not finish: " + end.message() + " See " + run.log() + ".");
        }
        Path sheet = folder.resolve("before-after.png");
        BeforeAfter.write(run, PROMPTS, sheet);
        Path lora = lora(run);
        Path picture = again(settings, lora, folder);
        say.printf(
                "%nBefore and after: %s%nLoRA: %s%nA picture with it: %s%nRun folder: %s%nDone in %.0f seconds.%n",
                sheet, lora, picture, run.path(), (System.nanoTime() - start) / 1e9);
        return CommandLine.ExitCode.OK;
    }

    private static List<String> images(Path folder, PrintWriter say) throws IOException {
        try (Project project = Project.open(folder)) {
            List<DatasetImage> images = DatasetScanner.scan(project, (done, total) -> {}, () -> false);
            say.println("The sample project has " + images.size() + " images.");
            return images.stream()
                    .map(DatasetImage::file)
                    .filter(file -> file.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .startsWith(SUBJECT))
                    .map(Path::toString)
                    .toList();
        }
    }

    private static TrainingSettings settings(Path model, List<String> images) throws IOException {
        var prior = new PriorSettings(
                true, CLASS_PROMPT, DreamBoothDefaults.CLASS_IMAGES, "", DreamBoothDefaults.PRIOR_WEIGHT);
        int edge = ModelFiles.open(model).pixels();
        return DreamBoothDefaults.lora(model.toString(), images, PROMPT, prior, edge, PROMPTS);
    }

    private static Path lora(RunFolder run) throws IOException {
        try (Stream<Path> files = Files.list(run.output().result())) {
            return files.filter(file -> file.toString().endsWith(".safetensors"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(
                            "The run left no LoRA in " + run.output().result() + "."));
        }
    }

    private static Path again(TrainingSettings settings, Path lora, Path folder) throws IOException {
        int edge = settings.image().resolution();
        var generation = new GenerationSettings(
                settings.baseModel(),
                List.of(new LoraChoice(lora.toString(), 1)),
                PROMPTS.get(0),
                "",
                edge,
                edge,
                DreamBoothDefaults.SAMPLE_STEPS,
                DreamBoothDefaults.SAMPLE_GUIDANCE,
                SamplerKind.DDIM,
                DreamBoothDefaults.SAMPLE_SEED + 100,
                1);
        try (var engine = new PictureEngine(ComputeDevice.AUTOMATIC, Precision.FP32, false)) {
            engine.make(new GenerationJob("with-lora", generation, folder.toString()), message -> {});
        }
        return folder.resolve("with-lora-0.png");
    }
}
