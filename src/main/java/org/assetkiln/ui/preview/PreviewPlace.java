package org.assetkiln.ui.preview;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Parent;
import javafx.stage.FileChooser;
import org.assetkiln.diffusion.GenerationSettings;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.project.Project;
import org.assetkiln.run.generation.GenerationWorker;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.ModelChooser;
import org.assetkiln.ui.Place;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.models.PredictionQuestion;
import org.assetkiln.ui.runs.FileManager;
import org.assetkiln.ui.runs.RunResult;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The place where pictures are made with what was trained. */
public final class PreviewPlace implements Place {
    private final StudioContext context;
    private final PreviewModel model;
    private final Gallery gallery;
    private final Drawing drawing;
    private final Action draw;
    private final Action cancel;
    private final Action dice;
    private final Action chooseModel;
    private final Action addLora;
    private final Action restore;
    private final Action save;
    private final Action showFile;
    private final Action startFile;
    private final Action startShown;
    private final Action startPaint;
    private final Action maskDone;
    private final Action startRemove;
    private final StartChoice start;
    private final ProjectLoras loras;
    private @Nullable PreviewView view;

    /** @param worker makes the pictures; it is closed by whoever made it */
    public PreviewPlace(StudioContext context, GenerationWorker worker) {
        this.context = context;
        model = new PreviewModel(context.standardModel().get().toString());
        context.standardModel().subscribe((was, is) -> model.form.model.setStandard(is.toString()));
        gallery = new Gallery(context.background());
        drawing = new Drawing(context, worker);
        drawing.setOnMade(gallery::refresh);
        var idle = drawing.running().not();
        var some = Bindings.isNotNull(gallery.selected());
        draw = Action.of("preview.draw", "Draw", Feather.IMAGE, "Shortcut+Enter", idle, this::draw);
        cancel = Action.of("preview.cancel", "Cancel", Feather.X, null, drawing.running(), drawing::cancel);
        dice = Action.of("preview.dice", "Roll another seed", Feather.SHUFFLE, "Shortcut+R", model::rollSeed);
        chooseModel =
                Action.of("preview.chooseModel", "Choose a file or folder", Feather.FOLDER, null, this::chooseModel);
        addLora = Action.of("preview.addLora", "Add LoRA files", Feather.PLUS, "Shortcut+L", this::addLoras);
        var known = Bindings.isNotNull(gallery.settings());
        restore =
                Action.of("preview.restore", "Use these settings", Feather.CORNER_UP_LEFT, null, known, this::restore);
        save = Action.of("preview.save", "Save as", Feather.DOWNLOAD, "Shortcut+S", some, this::save);
        showFile = Action.of("preview.file", "Show file", Feather.FOLDER, null, some, this::showFile);
        start = new StartChoice(context, model.form.start);
        var started = Bindings.isNotNull(model.form.start.chosen());
        startFile = Action.of("preview.start", "Choose a picture", Feather.FOLDER, null, this::chooseStart);
        startShown = Action.of("preview.startShown", "Use the shown one", Feather.IMAGE, null, some, this::useShown);
        startPaint = Action.of("preview.mask", "Paint where", Feather.EDIT_2, "Shortcut+M", started, this::paint);
        maskDone = Action.of(
                "preview.maskDone", "Done painting", Feather.CHECK, null, model.form.start.painting(), this::paint);
        startRemove = Action.of(
                "preview.startRemove", "Start from nothing", Feather.X, null, started, () -> model.form.start.remove());
        model.form.model.value().subscribe((was, is) -> readModel());
        loras = new ProjectLoras(context, model, this::readModel);
        readModel();
        context.standardModel().subscribe(path -> model.setStandardModel(path.toString()));
        context.project().subscribe(project -> gallery.setFolder(project == null ? null : project.generated()));
    }

    /** Draws with what a run has made from now on, starting with the prompt that it learned. */
    public void use(RunResult result) {
        var settings = result.run().config().training();
        if (result.lora()) {
            var lora = new Results.Lora(result.run().config().name(), result.file(), settings.baseModel());
            model.use(lora, settings.data().prompt());
        } else {
            model.useModel(result.file().toString());
            model.form.prompt.set(settings.data().prompt());
        }
        model.setModelSize(settings.image().resolution());
        context.goTo("preview");
    }

    @Override
    public String id() {
        return "preview";
    }

    @Override
    public String title() {
        return "Preview";
    }

    @Override
    public Ikon icon() {
        return Feather.IMAGE;
    }

    @Override
    public Parent view() {
        var stage = new StageView(gallery, drawing, context.pictures(), cancel, List.of(restore, save, showFile));
        var strip = new GalleryStrip(gallery, context.pictures(), this::restore);
        var starts = new StartView.Actions(startFile, startShown, startPaint, startRemove);
        var mask = new MaskPane(model.form, context.pictures(), maskDone);
        var made = new PreviewView(
                model,
                new PreviewView.Nodes(stage, mask, strip),
                drawing.notes(),
                context.pictures(),
                new PreviewView.Actions(draw, dice, chooseModel, addLora, this::answer, starts));
        view = made;
        return made;
    }

    @Override
    public List<Action> actions() {
        return List.of(
                draw,
                cancel,
                dice,
                chooseModel,
                addLora,
                startFile,
                startShown,
                startPaint,
                maskDone,
                startRemove,
                restore,
                save,
                showFile);
    }

    @Override
    public void shown() {
        gallery.refresh(null);
        model.models.refresh(context);
        loras.refresh();
        readModel();
    }

    /** What there is to know of the model that draws, and how the LoRAs fit it. */
    private void readModel() {
        String chosen = model.form.model.get().strip();
        List<Path> files = model.loras.entries().stream().map(LoraEntry::file).toList();
        context.background().quietly(() -> ChosenModel.of(chosen, files), read -> {
            if (chosen.equals(model.form.model.get().strip())) {
                model.setChosen(read);
            }
        });
    }

    private void answer(PredictionType type) {
        PredictionQuestion.answer(context, Path.of(model.form.model.get().strip()), type, this::readModel);
    }

    private void draw() {
        Project project = context.project().get();
        model.form.all().forEach(setting -> setting.touched().set(true));
        if (project == null) {
            context.notice("Open a project first: pictures are kept in it.");
        } else if (model.problems().get().isEmpty()) {
            Path mask = StartChoice.maskFile(project.hidden());
            model.form.start.painting().set(false);
            drawing.start(
                    model.settings(mask),
                    model.form,
                    start.keepMask(mask),
                    project.hidden().resolve("drawing"),
                    project.generated());
        } else {
            context.notice(model.problems().get().get(0).message());
        }
    }

    private void restore() {
        MadePicture picture = gallery.selected().get();
        GenerationSettings settings = gallery.settings().get();
        if (picture != null && settings != null) {
            model.restore(settings);
            start.restore(settings.start());
        }
    }

    private void chooseModel() {
        Path chosen = view == null ? null : ModelChooser.choose(view.getScene().getWindow(), null);
        if (chosen != null) {
            model.useModel(chosen.toString());
        }
    }

    private void addLoras() {
        loras.add();
    }

    private void chooseStart() {
        var chooser = new FileChooser();
        chooser.setTitle("A picture to start from");
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(
                        "Pictures", "*.png", "*.jpg", "*.jpeg", "*.webp", "*.bmp", "*.tga"));
        File chosen =
                view == null ? null : chooser.showOpenDialog(view.getScene().getWindow());
        if (chosen != null) {
            start.choose(chosen.toPath());
        }
    }

    private void useShown() {
        MadePicture picture = gallery.selected().get();
        if (picture != null) {
            start.choose(picture.file());
        }
    }

    private void paint() {
        model.form.start.painting().set(!model.form.start.painting().get());
    }

    private void save() {
        MadePicture picture = gallery.selected().get();
        if (picture == null || view == null) {
            return;
        }
        var chooser = new FileChooser();
        chooser.setTitle("Save the picture with its settings");
        chooser.setInitialFileName(picture.file().getFileName().toString());
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("PNG", "*.png"));
        File target = chooser.showSaveDialog(view.getScene().getWindow());
        if (target != null) {
            saveTo(picture.file(), target.toPath());
        }
    }

    private void saveTo(Path from, Path to) {
        context.background()
                .inOrder(
                        "Saving " + to.getFileName(),
                        () -> Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING),
                        saved -> context.notice("Saved as " + saved + "."));
    }

    private void showFile() {
        MadePicture picture = gallery.selected().get();
        if (picture != null) {
            FileManager.show(context, picture.file());
        }
    }
}
