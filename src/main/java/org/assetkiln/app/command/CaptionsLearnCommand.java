package org.assetkiln.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.assetkiln.app.engine.LearningEngine;
import org.assetkiln.captioning.settings.Background;
import org.assetkiln.captioning.settings.Correction;
import org.assetkiln.captioning.settings.CorrectionOutcome;
import org.assetkiln.captioning.settings.CorrectionSettings.Scope;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.DatasetScanner;
import org.assetkiln.project.Project;
import org.assetkiln.project.home.AppFolders;
import org.assetkiln.project.home.AppHome;
import org.assetkiln.project.home.Captioners;
import org.assetkiln.project.home.SettingsFile;
import org.assetkiln.project.home.StudioSettings;
import org.assetkiln.project.recipes.Recipes;
import org.assetkiln.run.captioning.LearningJob;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Teaches the captioner a project's approved captions. */
@Command(
        name = "learn",
        mixinStandardHelpOptions = true,
        description = {
            "Teach the captioner the approved captions of a project.",
            "A fifth of them is kept apart to judge by: the new captioner is written only if it does better on those. The"
                    + " present one stays."
        })
final class CaptionsLearnCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "The project.")
    private Path folder = Path.of(".");

    @Option(
            names = "--model",
            description = "The captioner to begin with; the one chosen in the settings if not named.")
    private @Nullable Path model;

    @Option(
            names = "--see",
            description = "Also learn what is seen, for things the captioner does not know; several times slower.")
    private boolean see;

    @Option(names = "--out", description = "Folder for the new captioner; one among the studio's own if not named.")
    private @Nullable Path out;

    @Option(names = "--use", description = "Draft with the new captioner from now on.")
    private boolean use;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        AppFolders folders = AppFolders.locate();
        SettingsFile settings = SettingsFile.open(folders);
        StudioSettings studio = settings.get();
        Captioners captioners = Captioners.of(AppHome.locate(), folders);
        Path captioner = model == null ? captioners.chosen(studio) : model.toAbsolutePath();
        CorrectionOutcome outcome;
        try (Project project = Project.open(folder)) {
            Path result = out == null ? captioners.next(project.name()) : out.toAbsolutePath();
            Scope scope = see ? Scope.ALL : Scope.TEXT_DECODER;
            var background = new Background(studio.background(), true);
            outcome = learn(LearningJob.of(captioner, corrections(project), scope, background, result));
        }
        tell(outcome);
        if (use && outcome.improved()) {
            settings.update(s -> s.withCaptioner(outcome.folder().orElseThrow().toString()));
        }
        return CommandLine.ExitCode.OK;
    }

    private static List<Correction> corrections(Project project) throws IOException {
        List<DatasetImage> images = DatasetScanner.scan(project, (done, total) -> {}, () -> false);
        List<Correction> corrections =
                LearningJob.corrections(images, project.captions().readAll(images), Recipes.read(project.records()));
        if (corrections.size() < LearningJob.FEWEST) {
            throw new IOException(
                    "%d captions are approved in %s: approve at least %d, so that there is something to learn from."
                            .formatted(corrections.size(), project.root(), LearningJob.FEWEST));
        }
        return corrections;
    }

    private static CorrectionOutcome learn(LearningJob job) throws IOException {
        try (var report = new LearningReport(job.corrections().size())) {
            new LearningEngine().make(job, report);
            return report.outcome();
        }
    }

    private void tell(CorrectionOutcome outcome) {
        PrintWriter print = spec.commandLine().getOut();
        print.printf(
                "Words of the captions kept apart that the drafts share: before %.0f %%, now %.0f %%.%n",
                100 * outcome.before().agreement(), 100 * outcome.after().agreement());
        if (outcome.improved()) {
            print.println("The new captioner is " + outcome.folder().orElseThrow() + ".");
        } else {
            print.println("What it learned is not better, so nothing is written. More approved captions help.");
        }
        print.flush();
    }
}
