package org.assetkiln.ui.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.collections.MapChangeListener;
import javafx.scene.Parent;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.recipes.Sheets;
import org.assetkiln.run.RunFolder;
import org.assetkiln.training.settings.CaptionedImage;
import org.assetkiln.training.settings.DreamBoothDefaults;
import org.assetkiln.training.settings.TrainingSettings;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.Debounce;
import org.assetkiln.ui.ModelChooser;
import org.assetkiln.ui.Place;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.models.PredictionQuestion;
import org.assetkiln.ui.runs.Workers;
import org.assetkiln.ui.search.SearchCorpus;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The place where a DreamBooth run is configured and started. */
public final class TrainPlace implements Place {
    private static final int FEW = 2000;

    private final StudioContext context;
    private final Workers workers;
    private final Consumer<Path> onStarted;
    private final TrainModel model = new TrainModel();
    private final Debounce modelChange = new Debounce(300);
    private final Debounce captionChange = new Debounce(300);
    private final CollectionChoice collections;
    private final Action start;
    private final Action copy;
    private final Action chooseModel;
    private final Action table;
    private final Action presets;
    private final OwnPresets ownPresets;
    private final Handouts handouts;
    private final Measuring measuring;
    private @Nullable Tokens tokens;
    private @Nullable TrainView view;

    /**
     * @param workers starts training processes
     * @param onStarted hears the folder of each run that was started
     * @param corpus knows the collections, one of which a run may be trained on
     */
    public TrainPlace(StudioContext context, Workers workers, Consumer<Path> onStarted, SearchCorpus corpus) {
        this.context = context;
        this.workers = workers;
        this.onStarted = onStarted;
        start = Action.of("train.start", "Start training", Feather.PLAY, "Shortcut+Enter", this::start);
        copy = Action.of("train.copy", "Copy as command line", Feather.TERMINAL, null, this::copy);
        chooseModel =
                Action.of("train.chooseModel", "Choose a file or folder", Feather.FOLDER, null, this::chooseModel);
        table = Action.of("train.table", "Write data.csv", Feather.DOWNLOAD, null, this::writeTable);
        ownPresets = new OwnPresets(context);
        handouts = new Handouts(context);
        measuring = new Measuring(context, model);
        presets = Action.of("train.presets", "My presets", Feather.BOOKMARK, null, this::showPresets);
        context.standardModel().subscribe(path -> model.form.baseModel.setStandard(path.toString()));
        model.form.baseModel.value().subscribe((was, is) -> modelChange.request(this::readModel));
        model.form.classFolder.value().subscribe((was, is) -> modelChange.request(this::readModel));
        context.project().subscribe((was, is) -> model.forgetSubject());
        context.modelBackground().subscribe(colour -> model.form.background.setStandard(colour));
        context.project().subscribe(project -> model.root().set(project == null ? Path.of("") : project.root()));
        context.images().subscribe(this::imagesChanged);
        context.recipes().sheets().subscribe(this::takeImages);
        context.recipes().recipes().subscribe(recipes -> model.recipes().set(recipes));
        context.captions().all().addListener((MapChangeListener<String, Caption>)
                change -> captionChange.request(this::captionsChanged));
        takeCaptions();
        corpus.habits().subscribe(model::takeHabits);
        readModel();
        collections = new CollectionChoice(corpus, model.images);
    }

    private void imagesChanged() {
        if (seen()) {
            takeImages();
        }
    }

    private void captionsChanged() {
        if (seen()) {
            takeCaptions();
        }
    }

    /** Working out what a run does with 100,000 images holds up drawing: it waits until somebody looks. */
    private boolean seen() {
        return view != null && view.getScene() != null || context.images().size() <= FEW;
    }

    private void takeImages() {
        Sheets sheets = context.recipes().sheets().get();
        List<DatasetImage> images = context.images().stream()
                .filter(image -> !sheets.isSheet(image.id())) // its slices are learned instead
                .toList();
        model.images.setAll(images);
        boolean subject = images.stream().anyMatch(image -> image.name().startsWith(DreamBoothDefaults.SAMPLE_SUBJECT));
        if (subject) {
            model.form.instancePrompt.setStandard(DreamBoothDefaults.SAMPLE_PROMPT);
        }
    }

    private void takeCaptions() {
        model.captions().set(context.captions()::get);
    }

    private void readModel() {
        Path folder = model.baseModelFolder();
        String baseModel = model.form.baseModel.get().strip();
        String classFolder = model.form.classFolder.get().strip();
        Project project = context.project().get();
        context.background()
                .quietly(
                        () -> {
                            ModelFacts facts = folder == null ? ModelFacts.UNKNOWN : ModelFacts.of(folder);
                            PastSpeed speed = project == null
                                    ? PastSpeed.NONE
                                    : PastRuns.speed(project.runs(), baseModel, facts.sizes());
                            return new Reading(facts, speed, Tokens.of(folder), countFiles(classFolder));
                        },
                        this::take);
    }

    private void take(Reading reading) {
        model.facts().set(reading.facts());
        model.speed().set(reading.speed());
        Tokens before = tokens;
        tokens = reading.tokens();
        model.tokenizer().set(tokens::pieces);
        if (before != null) {
            before.close();
        }
        model.classImagesThere().set(reading.classImages());
    }

    private static int countFiles(String folder) throws IOException {
        if (folder.isEmpty() || !Files.isDirectory(Path.of(folder))) {
            return 0;
        }
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return (int) files.filter(file -> file.toString().matches("(?i).*\\.(png|jpe?g|webp|bmp|gif)"))
                    .count();
        }
    }

    private record Reading(ModelFacts facts, PastSpeed speed, Tokens tokens, int classImages) {}

    @Override
    public String id() {
        return "train";
    }

    @Override
    public String title() {
        return "Train";
    }

    @Override
    public Ikon icon() {
        return Feather.SLIDERS;
    }

    @Override
    public Parent view() {
        var made = new TrainView(
                model,
                context.pictures(),
                collections,
                chooseModel,
                this::answer,
                table,
                presets,
                new StoryView(model, measuring.action(), start, copy));
        view = made;
        return made;
    }

    @Override
    public List<Action> actions() {
        return List.of(start, measuring.action(), copy, chooseModel, table, presets);
    }

    @Override
    public void shown() {
        model.models.refresh(context);
        collections.take();
        takeImages();
        takeCaptions();
        readModel();
    }

    private void showPresets() {
        context.overlay().set(new PresetSheet(ownPresets, model.form, () -> context.overlay()
                .set(null)));
    }

    /** The project to work in, after a look at what is wrong; null when the run cannot start. */
    private @Nullable Project ready() {
        Project project = context.project().get();
        model.showAllProblems();
        if (model.errors().isEmpty() && project != null) {
            return project;
        }
        if (project == null) {
            context.notice("Open a project first: a run learns from its images.");
        } else if (view != null) {
            view.goToFirstProblem();
        }
        return null;
    }

    private void start() {
        Project project = ready();
        if (project == null) {
            return;
        }
        TrainingSettings settings = model.settings();
        String name = model.nameOfRun();
        context.background()
                .run(
                        "Starting " + name,
                        () -> {
                            RunFolder run = RunFolder.create(project.runs(), name, settings);
                            workers.start(run);
                            return run.path();
                        },
                        run -> {
                            onStarted.accept(run);
                            context.goTo("runs");
                        });
    }

    private void copy() {
        Project project = ready();
        if (project != null) {
            handouts.command(project, model.settings(), model.nameOfRun());
        }
    }

    private void writeTable() {
        Project project = context.project().get();
        List<CaptionedImage> images = model.captionedData().images();
        if (project == null || images.isEmpty()) {
            context.notice("There is no caption to write: write captions first, in the place Captions.");
        } else {
            handouts.table(project, images);
        }
    }

    private void answer(PredictionType type) {
        Path chosen = model.baseModelFolder();
        if (chosen != null) {
            PredictionQuestion.answer(context, chosen, type, this::readModel);
        }
    }

    private void chooseModel() {
        Path chosen = view == null ? null : ModelChooser.choose(view.getScene().getWindow(), model.baseModelFolder());
        if (chosen != null) {
            model.form.baseModel.set(chosen.toString());
            model.form.baseModel.touched().set(true);
        }
    }
}
