package org.assetkiln.ui.captions.draft;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.assetkiln.captioning.settings.Background;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.captioning.settings.Search;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.project.CaptionDraft;
import org.assetkiln.project.CaptionsChanged;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.DraftScope;
import org.assetkiln.project.Project;
import org.assetkiln.project.home.Captioners;
import org.assetkiln.run.captioning.CaptionWorker;
import org.assetkiln.run.captioning.DraftPlan;
import org.assetkiln.run.captioning.DraftProgress;
import org.assetkiln.run.captioning.DraftRun;
import org.assetkiln.run.captioning.ProjectDrafts;
import org.assetkiln.ui.Fx;
import org.assetkiln.ui.Progress;
import org.assetkiln.ui.StudioContext;
import org.jspecify.annotations.Nullable;

/** The drafting of captions that this window has under way: one run, and single images drafted again. FX thread only. */
final class DraftDesk {
    private static final int SAMPLE_MILLIS = 100;
    private static final int OTHER_WORDINGS = 5;

    private final StudioContext context;
    private final CaptionWorker worker;
    private final Captioners captioners;
    private final ReadOnlyObjectWrapper<@Nullable DraftProgress> progress = new ReadOnlyObjectWrapper<>();
    private final ObservableList<String> problems = FXCollections.observableArrayList();
    private final Random random = new Random();
    private CaptionSettings last = CaptionSettings.defaults();
    private @Nullable DraftRun run;

    DraftDesk(StudioContext context, CaptionWorker worker) {
        this.context = context;
        this.worker = worker;
        this.captioners = Captioners.of(context.home(), context.folders());
        context.project().addListener(o -> forget());
    }

    StudioContext context() {
        return context;
    }

    Captioners captioners() {
        return captioners;
    }

    /** The captioner that drafts; it may be missing. */
    Path captioner() {
        return captioners.chosen(context.settings().get());
    }

    boolean hasCaptioner() {
        return Captioners.isCaptioner(captioner());
    }

    /** How far the run is; null while there is none, or when its end has been seen. */
    ReadOnlyObjectProperty<@Nullable DraftProgress> progress() {
        return progress.getReadOnlyProperty();
    }

    /** Why images of the present run have no draft, a sentence each. */
    ObservableList<String> problems() {
        return problems;
    }

    private Background background() {
        return new Background(context.modelBackground().get(), true);
    }

    /** Begins a run; one that is under way is cancelled. */
    void start(List<DatasetImage> images, CaptionSettings settings, DraftScope scope) {
        Project project = context.project().get();
        if (project == null) {
            return;
        }
        forget();
        last = settings;
        var keeper = new ProjectDrafts(project, name(), settings, scope, new News(project));
        DraftRun next = new DraftRun(worker, plan(settings, images), keeper);
        run = next;
        follow(next);
    }

    private String name() {
        return captioners.name(captioner());
    }

    private DraftPlan plan(CaptionSettings settings, List<DatasetImage> images) {
        Map<String, Recipe> recipes = context.recipes().recipes().get().by(DatasetImage::id, images);
        return new DraftPlan(captioner().toString(), settings, background(), images, recipes);
    }

    /** Shows how far a run is, here and in the status bar, until it pauses or ends. */
    private void follow(DraftRun followed) {
        context.background()
                .track(
                        "Drafting captions",
                        work -> await(followed, work),
                        ended -> show(followed, ended),
                        failure -> context.error("Drafting captions did not work.", failure),
                        () -> show(followed, followed.progress()));
    }

    private DraftProgress await(DraftRun followed, Progress work) throws InterruptedException {
        return await(followed, work, now -> Fx.run(() -> show(followed, now)));
    }

    private static DraftProgress await(DraftRun run, Progress work, Consumer<DraftProgress> onNews)
            throws InterruptedException {
        run.resume();
        while (run.progress().state() == DraftProgress.State.RUNNING) {
            if (work.cancelled()) {
                run.cancel();
            }
            DraftProgress now = run.progress();
            work.update(now.done(), now.total());
            onNews.accept(now);
            Thread.sleep(SAMPLE_MILLIS);
        }
        return run.progress();
    }

    private void show(DraftRun of, DraftProgress now) {
        if (of != run) {
            return;
        }
        progress.set(now);
        if (now.state() == DraftProgress.State.DONE) {
            context.notice(summary(now));
            if (!problems.isEmpty()) {
                context.rescan(); // what was found of images is seen in the dataset too
            }
            forget();
        } else if (now.state() == DraftProgress.State.CANCELLED) {
            forget();
        }
    }

    private String summary(DraftProgress now) {
        String drafted = now.drafted() == 1 ? "One caption is drafted." : now.drafted() + " captions are drafted.";
        return problems.isEmpty() ? drafted : drafted + " " + String.join(" ", problems);
    }

    /** Drops the run; what it has drafted stays. */
    private void forget() {
        DraftRun now = run;
        run = null;
        progress.set(null);
        problems.clear();
        if (now != null) {
            aside(now::cancel);
        }
    }

    /** A run may be keeping a caption at the moment, for which the window does not wait. */
    private void aside(Runnable request) {
        context.background()
                .quietly(
                        () -> {
                            request.run();
                            return request;
                        },
                        done -> {});
    }

    void pause() {
        if (run != null) {
            aside(run::pause);
        }
    }

    void resume() {
        if (run != null) {
            follow(run);
        }
    }

    void cancel() {
        forget();
    }

    /** Writes other wordings of one image's caption, which become its caption only where nobody has touched it. */
    void again(DatasetImage image) {
        Project project = context.project().get();
        if (project == null || !image.usable()) {
            return;
        }
        CaptionSettings settings = context.captions().drafts().containsKey(image.id()) ? others() : last;
        var keeper = new ProjectDrafts(project, name(), settings, DraftScope.EVERY_IMAGE, new News(project));
        DraftRun single = new DraftRun(worker, plan(settings, List.of(image)), keeper);
        context.background().track("Drafting again", work -> await(single, work, now -> {}), ended -> {
            if (ended.state() == DraftProgress.State.FAILED) {
                context.error(ended.message(), null);
            }
        });
    }

    private CaptionSettings others() {
        CaptionSettings varied = last.withSearch(Search.Nucleus.usual(), OTHER_WORDINGS);
        return varied.withSeed(random.nextInt(1 << 20));
    }

    /** Brings what a run has kept to the screen. */
    private final class News implements ProjectDrafts.News {
        private final Project project;

        News(Project project) {
            this.project = project;
        }

        @Override
        public void kept(DatasetImage image, CaptionDraft draft, CaptionsChanged changed) {
            Fx.run(() -> {
                if (context.project().get() == project) {
                    context.captions().drafted(Map.of(image.id(), draft), changed);
                }
            });
        }

        @Override
        public void leftOut(DatasetImage image, String problem) {
            Fx.run(() -> problems.add(problem));
        }
    }
}
