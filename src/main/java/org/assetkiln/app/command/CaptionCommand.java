package org.assetkiln.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.assetkiln.app.engine.CaptionEngine;
import org.assetkiln.captioning.settings.Background;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.DatasetScanner;
import org.assetkiln.project.DraftScope;
import org.assetkiln.project.Project;
import org.assetkiln.project.home.AppFolders;
import org.assetkiln.project.home.AppHome;
import org.assetkiln.project.home.Captioners;
import org.assetkiln.project.home.SettingsFile;
import org.assetkiln.project.home.StudioSettings;
import org.assetkiln.project.recipes.Recipes;
import org.assetkiln.run.captioning.DraftKeeper;
import org.assetkiln.run.captioning.DraftPlan;
import org.assetkiln.run.captioning.ProjectDrafts;
import org.assetkiln.tensor.ComputeDevice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Drafts captions of a folder's images. */
@Command(
        name = "caption",
        mixinStandardHelpOptions = true,
        description = {
            "Draft captions of the images in a folder, as text files beside them.",
            "What a person or another program wrote is never touched. Ended too soon, the same command goes on with what"
                    + " is left."
        })
final class CaptionCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "A folder with images, or a project.")
    private Path folder = Path.of(".");

    @Option(names = "--model", description = "A captioner's folder; the one chosen in the settings if not named.")
    private @Nullable Path model;

    @Mixin
    private final CaptionOptions options = new CaptionOptions();

    @Option(
            names = "--overwrite-drafts",
            description = "Also replace earlier drafts that nobody has edited or approved.")
    private boolean overwriteDrafts;

    @Option(
            names = "--every-image",
            description = "Also draft images whose caption stays: the studio shows the drafts beside it.")
    private boolean everyImage;

    @Option(
            names = "--background",
            paramLabel = "#RRGGBB",
            description = "Colour under transparency; that of the settings if not named.")
    private @Nullable String background;

    @Option(names = "--smooth", description = "Enlarge small pictures smoothly, not as pixel art.")
    private boolean smooth;

    @Option(
            names = "--device",
            defaultValue = "automatic",
            description = "automatic, cpu or cuda (default ${DEFAULT-VALUE}).")
    private ComputeDevice device = ComputeDevice.AUTOMATIC;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        AppFolders folders = AppFolders.locate();
        StudioSettings studio = SettingsFile.open(folders).get();
        Captioners captioners = Captioners.of(AppHome.locate(), folders);
        Path captioner = model == null ? captioners.chosen(studio) : model.toAbsolutePath();
        CaptionSettings settings = checked(options::settings);
        Background under =
                checked(() -> new Background(background == null ? studio.background() : background, !smooth));
        try (Project project = Project.open(folder)) {
            if (project.readOnly()) {
                throw new IOException(project.problems().get(0));
            }
            List<DatasetImage> all = DatasetScanner.scan(project, (done, total) -> {}, () -> false);
            try (var report = new CaptionReport()) {
                var drafts = new ProjectDrafts(project, captioners.name(captioner), settings, scope(), report);
                List<DatasetImage> wanted = report.wanted(all, drafts);
                if (!wanted.isEmpty()) {
                    Map<String, Recipe> recipes =
                            Recipes.read(project.records()).by(DatasetImage::id, wanted);
                    draft(new DraftPlan(captioner.toString(), settings, under, wanted, recipes), drafts);
                }
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private DraftScope scope() {
        if (everyImage) {
            return DraftScope.EVERY_IMAGE;
        }
        return overwriteDrafts ? DraftScope.UNTOUCHED_DRAFTS : DraftScope.MISSING;
    }

    private <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void draft(DraftPlan plan, DraftKeeper keeper) throws IOException {
        try (var engine = new CaptionEngine(device)) {
            engine.make(plan.job("folder", plan.images()), new DraftDelivery(plan.images(), keeper));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
