package org.assetkiln.ui.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.scene.Parent;
import javafx.util.Duration;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.Place;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.models.Exports;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The place where runs are watched. */
public final class RunsPlace implements Place {
    private static final Duration OPEN_RUN = Duration.millis(200);
    private static final Duration LIST = Duration.seconds(1);

    private final StudioContext context;
    private final RunsModel runs;
    private final RunControls controls;
    private final Consumer<RunResult> usePreview;
    private final Timeline openTimer;
    private final Timeline listTimer;
    private final Action showLog;
    private final Action showFindings;
    private final Action showImages;
    private final Action use;
    private final Action showFile;
    private final Action export;
    private @Nullable RunsView view;

    /**
     * @param workers starts and ends training processes
     * @param usePreview what to do with a result that the user wants to draw with
     */
    public RunsPlace(StudioContext context, Workers workers, Consumer<RunResult> usePreview) {
        this.context = context;
        this.usePreview = usePreview;
        runs = new RunsModel(context.background());
        controls = new RunControls(context, runs, workers);
        openTimer = timer(OPEN_RUN, runs::pollOpen);
        listTimer = timer(LIST, runs::pollList);
        var some = Bindings.isNotNull(runs.open());
        showLog = Action.of("runs.log", "Log", Feather.FILE_TEXT, "Shortcut+L", some, this::showLog);
        showFindings = Action.of("runs.findings", "Findings", Feather.LIST, null, some, this::showFindings);
        showImages = Action.of("runs.images", "Image by image", Feather.BAR_CHART_2, null, some, this::showImages);
        use = Action.of("runs.use", "Use in Preview", Feather.IMAGE, null, some, this::use);
        export = Action.of("runs.export", "Export", Feather.SHARE, "Shortcut+E", some, this::export);
        showFile = Action.of("runs.file", "Show file", Feather.FOLDER, null, some, this::showFile);
        context.project().subscribe(project -> runs.setFolder(project == null ? null : project.runs()));
    }

    private static Timeline timer(Duration every, Runnable work) {
        var timer = new Timeline(new KeyFrame(every, e -> work.run()));
        timer.setCycleCount(Animation.INDEFINITE);
        return timer;
    }

    /** Shows a run as soon as its folder is there. */
    public void select(Path run) {
        runs.select(run);
    }

    @Override
    public String id() {
        return "runs";
    }

    @Override
    public String title() {
        return "Runs";
    }

    @Override
    public Ikon icon() {
        return Feather.ACTIVITY;
    }

    @Override
    public Parent view() {
        var header = new RunHeader(controls, showLog, showFindings, showImages, use, export, showFile);
        var made = new RunsView(context, runs, new RunView(context, header));
        view = made;
        return made;
    }

    @Override
    public List<Action> actions() {
        var actions = new ArrayList<>(controls.all());
        actions.addAll(List.of(showLog, showFindings, showImages, use, export, showFile));
        if (view != null) {
            actions.add(view.compareAction());
        }
        return actions;
    }

    @Override
    public void shown() {
        runs.pollList();
        runs.pollOpen();
        openTimer.play();
        listTimer.play();
    }

    @Override
    public void hidden() {
        openTimer.stop();
        listTimer.stop();
    }

    private void showLog() {
        RunModel run = runs.open().get();
        if (run != null) {
            Path log = run.run().log();
            context.background().run("Reading the log", () -> TextSheet.endOf(log), text -> context.overlay()
                    .set(new TextSheet("Log of " + run.run().config().name(), text)));
        }
    }

    private void showFindings() {
        RunModel run = runs.open().get();
        if (run != null) {
            String text = run.findings().stream()
                    .map(finding -> finding.file().isEmpty()
                            ? finding.message()
                            : finding.file() + "\n    " + finding.message())
                    .collect(Collectors.joining("\n\n"));
            context.overlay().set(new TextSheet("Findings", text.isEmpty() ? "There are none." : text));
        }
    }

    private void showImages() {
        RunModel run = runs.open().get();
        if (run != null) {
            String text = run.images().text(run.run().config().training().data().files());
            context.overlay().set(new TextSheet("Image by image", text));
        }
    }

    private void use() {
        withResult(usePreview);
    }

    private void showFile() {
        withResult(result -> FileManager.show(context, result.file()));
    }

    private void export() {
        withResult(result -> {
            var exports = new Exports(context);
            String name = result.run().config().name();
            if (result.lora()) {
                exports.lora(
                        result.file(), name, result.run().config().training().baseModel());
            } else {
                exports.model(result.file(), name);
            }
        });
    }

    private void withResult(Consumer<RunResult> action) {
        RunModel run = runs.open().get();
        if (run != null) {
            RunResult.of(run.run())
                    .ifPresentOrElse(
                            action, () -> context.notice("This run has no result yet: it is saved at its end."));
        }
    }
}
