package org.assetkiln.ui.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.FolderRepeats;
import org.assetkiln.project.ReviewState;
import org.assetkiln.project.recipes.Recipes;
import org.assetkiln.project.wording.CaptionHabits;
import org.assetkiln.training.estimate.Machine;
import org.assetkiln.training.estimate.ModelSizes;
import org.assetkiln.training.estimate.ProbeReport;
import org.assetkiln.training.estimate.Remedy;
import org.assetkiln.training.settings.CaptionedData;
import org.assetkiln.training.settings.Problem;
import org.assetkiln.training.settings.TrainingSettings;
import org.assetkiln.ui.form.Setting;
import org.assetkiln.ui.models.ModelList;
import org.jspecify.annotations.Nullable;

/** The form of a run: what is set, what is wrong with it, and what it will do. Knows no control. */
final class TrainModel {
    static final String IMAGES = "instance.images";
    static final String CAPTIONED_IMAGES = "images";

    /** What the run is to learn: one subject under one prompt, or images with captions of their own. */
    enum Mode {
        DREAMBOOTH,
        CAPTIONED
    }

    final TrainForm form = new TrainForm();
    final ImageChoice images = new ImageChoice();
    final ModelList models = new ModelList();
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.DREAMBOOTH);
    private final ObjectProperty<Function<DatasetImage, Caption>> captions =
            new SimpleObjectProperty<>(image -> Caption.NONE);
    private final StringProperty runName = new SimpleStringProperty("");
    private final ObjectProperty<ModelFacts> facts = new SimpleObjectProperty<>(ModelFacts.UNKNOWN);
    private final ObjectProperty<PastSpeed> speed = new SimpleObjectProperty<>(PastSpeed.NONE);
    private final ObjectProperty<@Nullable Measured> measured = new SimpleObjectProperty<>();
    private final ObjectProperty<Path> root = new SimpleObjectProperty<>(Path.of(""));
    private final ObjectProperty<Function<String, List<String>>> tokenizer =
            new SimpleObjectProperty<>(word -> List.of());
    private final ObjectProperty<Recipes> recipes = new SimpleObjectProperty<>(Recipes.NONE);
    private final ObjectProperty<Long> machineBytes = new SimpleObjectProperty<>(Machine.memoryBytes());
    private final ReadOnlyObjectWrapper<List<Remedy>> remedies = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<Integer> classImagesThere = new SimpleObjectProperty<>(0);
    private final ReadOnlyObjectWrapper<List<Problem>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<RunStory.Sentence>> story = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<IdentifierCheck> identifier =
            new ReadOnlyObjectWrapper<>(IdentifierCheck.of("", "", word -> List.of()));
    private final ReadOnlyStringWrapper captionSummary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper approvedSummary = new ReadOnlyStringWrapper("");
    private final SimpleObjectProperty<Boolean> startTried = new SimpleObjectProperty<>(false);

    TrainModel() {
        form.all().forEach(setting -> {
            setting.value().subscribe(this::refresh);
            setting.unreadable().subscribe(this::refresh);
        });
        images.chosen().subscribe(this::refresh);
        List.of(facts, speed, measured, root, tokenizer, classImagesThere, mode, captions, machineBytes, recipes)
                .forEach(each -> each.subscribe(this::refresh));
        mode.subscribe((was, is) -> images.takeWholeSample());
        mode.subscribe(() -> form.samples.measureUsually(captioned()));
        form.instancePrompt.value().subscribe(this::suggestPrompts);
        form.captioned.approvedOnly.value().subscribe(this::suggestPrompts);
        form.captioned.template.value().subscribe(this::suggestPrompts);
        images.chosen().subscribe(this::suggestPrompts);
        List.of(mode, captions).forEach(each -> each.subscribe(this::suggestPrompts));
        facts.subscribe(model -> {
            if (model.resolution() > 0) {
                form.resolution.setStandard(model.resolution());
            }
        });
        refresh();
    }

    ObjectProperty<Mode> mode() {
        return mode;
    }

    /** Another project has other images and another subject; how it is trained stays as it was set. */
    void forgetSubject() {
        images.forget();
        runName.set("");
        form.instancePrompt.setStandard("");
        List.of(form.instancePrompt, form.classPrompt, form.classFolder, form.samples.prompts)
                .forEach(Setting::reset);
        startTried.set(false);
    }

    /** What is said of an image; another function when captions have changed. */
    ObjectProperty<Function<DatasetImage, Caption>> captions() {
        return captions;
    }

    /** The form of a project's captions and its trigger. */
    void takeHabits(CaptionHabits habits) {
        form.captioned.take(habits);
        suggestPrompts();
        refresh();
    }

    boolean captioned() {
        return mode.get() == Mode.CAPTIONED;
    }

    /** How many of the chosen images take part in a captioned run. */
    ReadOnlyStringProperty captionSummary() {
        return captionSummary.getReadOnlyProperty();
    }

    private String countCaptions() {
        return form.captioned.summary(captionedData(), images.chosen().size());
    }

    /** How many captions of the chosen images somebody has approved; empty where captions are not used. */
    ReadOnlyStringProperty approvedSummary() {
        return approvedSummary.getReadOnlyProperty();
    }

    private String countApproved() {
        long approved = images.chosen().stream()
                .filter(image -> captions.get().apply(image).state() == ReviewState.APPROVED)
                .count();
        String only = form.captioned.approvedOnly.get() ? ". Only these are learned." : ".";
        return captioned() ? approved + " of " + images.chosen().size() + " captions are approved" + only : "";
    }

    /** The chosen images that have captions, as a captioned run takes them. */
    CaptionedData captionedData() {
        return form.captioned.data(images.chosen(), captions.get(), this::repeats);
    }

    /** The user's name for the run; empty takes one from the prompt. */
    StringProperty runName() {
        return runName;
    }

    ObjectProperty<ModelFacts> facts() {
        return facts;
    }

    ObjectProperty<PastSpeed> speed() {
        return speed;
    }

    /** How the base model's tokenizer cuts a word. */
    ObjectProperty<Function<String, List<String>>> tokenizer() {
        return tokenizer;
    }

    /** How many pictures the class folder holds. */
    ObjectProperty<Integer> classImagesThere() {
        return classImagesThere;
    }

    ReadOnlyObjectProperty<List<Problem>> problems() {
        return problems.getReadOnlyProperty();
    }

    /** What the run will do; empty while there are errors. */
    ReadOnlyObjectProperty<List<RunStory.Sentence>> story() {
        return story.getReadOnlyProperty();
    }

    /** Memory of this machine. */
    ObjectProperty<Long> machineBytes() {
        return machineBytes;
    }

    /** What would let a run fit that needs more memory than there is; empty while it fits. */
    ReadOnlyObjectProperty<List<Remedy>> remedies() {
        return remedies.getReadOnlyProperty();
    }

    /** Changes the form as a remedy says. */
    void apply(Remedy remedy) {
        TrainingSettings changed = remedy.settings();
        form.compute.checkpointing.set(changed.compute().gradientCheckpointing());
        form.kind.set(changed.network().kind());
        form.resolution.set(changed.image().resolution());
        form.batchSize.set(changed.batchSize());
        form.accumulation.set(changed.accumulationSteps());
    }

    private @Nullable RunNeeds needs(TrainingSettings settings) {
        ModelSizes sizes = facts.get().sizes();
        Measured known = measured.get();
        ProbeReport report = known != null && known.tells(settings) ? known.report() : null;
        return sizes == null ? null : new RunNeeds(settings, sizes, classImagesThere.get(), speed.get(), report);
    }

    private List<Remedy> remedies(TrainingSettings settings) {
        ModelSizes sizes = facts.get().sizes();
        RunNeeds needs = needs(settings);
        if (sizes == null || needs == null || needs.estimate().memoryBytes() <= machineBytes.get()) {
            return List.of();
        }
        return Remedy.of(settings, sizes);
    }

    /** What some steps of a run took, the last time that they were tried. */
    ObjectProperty<@Nullable Measured> measured() {
        return measured;
    }

    ReadOnlyObjectProperty<IdentifierCheck> identifier() {
        return identifier.getReadOnlyProperty();
    }

    /** How the project's images are prepared. */
    ObjectProperty<Recipes> recipes() {
        return recipes;
    }

    private Map<String, Recipe> prepared() {
        return recipes.get().by(TrainModel::path, images.chosen());
    }

    /** The project's folder: below it folders say how often their images are repeated. */
    ObjectProperty<Path> root() {
        return root;
    }

    private int repeats(DatasetImage image) {
        return form.repeats.get() * FolderRepeats.of(root.get(), image.file());
    }

    private static String path(DatasetImage image) {
        return image.file().toAbsolutePath().toString();
    }

    TrainingSettings settings() {
        if (captioned()) {
            return form.settings(captionedData(), prepared());
        }
        List<String> files = images.chosen().stream().map(TrainModel::path).toList();
        List<Integer> repeats = images.chosen().stream().map(this::repeats).toList();
        return form.settings(form.subject(files, repeats), prepared());
    }

    List<Problem> errors() {
        return problems.get().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
    }

    /** From now on fields that the user has not been in show what is wrong with them, too. */
    void showAllProblems() {
        form.all().forEach(setting -> setting.touched().set(true));
        startTried.set(true);
    }

    /** The first problem of a setting that may be shown now: errors of untouched fields are kept back. */
    ObservableValue<@Nullable Problem> problemOf(Setting<?> setting) {
        return shown(setting.path(), setting.touched());
    }

    /** The same for the images. */
    ObservableValue<@Nullable Problem> problemOfImages() {
        return mode.flatMap(now -> shown(now == Mode.CAPTIONED ? CAPTIONED_IMAGES : IMAGES, startTried));
    }

    private ObservableValue<@Nullable Problem> shown(String path, ObservableValue<Boolean> touched) {
        // map and flatMap hold on to what they come from; a Bindings object that only a listener knows would be
        // collected
        return problems.flatMap(all -> touched.map(shown -> TrainProblems.first(all, path, shown)));
    }

    private void refresh() {
        TrainingSettings settings = settings();
        problems.set(TrainProblems.of(form, settings, captioned()));
        boolean fine = errors().isEmpty();
        remedies.set(fine ? remedies(settings) : List.of());
        story.set(
                fine
                        ? RunStory.of(
                                settings, facts.get(), needs(settings), classImagesThere.get(), machineBytes.get())
                        : List.of());
        captionSummary.set(captioned() ? countCaptions() : "");
        approvedSummary.set(countApproved());
        identifier.set(IdentifierCheck.of(form.instancePrompt.get(), form.classPrompt.get(), tokenizer.get()));
    }

    private void suggestPrompts() {
        if (captioned()) {
            PromptSuggestions.fromCaptions(captionedData(), form);
        } else {
            PromptSuggestions.fromPrompt(form);
        }
    }

    /** The run's name: the user's, or else the prompt. */
    String nameOfRun() {
        if (!runName.get().isBlank()) {
            return runName.get().strip();
        }
        String prompt = captioned() ? "captioned" : form.instancePrompt.get().strip();
        return prompt.isEmpty() ? "run" : prompt;
    }

    /** The folder of the base model, or null while the field holds no path. */
    @Nullable
    Path baseModelFolder() {
        String text = form.baseModel.get().strip();
        try {
            return text.isEmpty() ? null : Path.of(text);
        } catch (java.nio.file.InvalidPathException e) {
            return null;
        }
    }
}
