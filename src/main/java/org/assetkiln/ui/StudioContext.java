package org.assetkiln.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.home.AppFolders;
import org.assetkiln.project.home.AppHome;
import org.assetkiln.project.home.SampleProject;
import org.assetkiln.project.home.SettingsFile;
import org.assetkiln.project.home.StudioSettings;
import org.assetkiln.project.models.ModelLibrary;
import org.assetkiln.project.thumbnails.ThumbnailStore;
import org.assetkiln.run.worker.WorkerLauncher;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all places share. Lives on the FX thread. */
public final class StudioContext implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StudioContext.class);
    /** What is drawn without a graphics card takes as much again. */
    private static final long PICTURE_BYTES =
            Math.min(128L << 20, Runtime.getRuntime().maxMemory() / 8);

    private static final long THUMBNAIL_BYTES = 512L << 20;

    private final AppFolders folders;
    private final AppHome home;
    private final SettingsFile settings;
    private final Background background = new Background(this::failed);
    private final PictureLoader pictures;
    private final Workspace workspace = new Workspace(this);
    private final RecipeBook recipes;
    private final UndoStack undo = new UndoStack(workspace.captions());
    private final ObjectProperty<@Nullable DatasetImage> current = new SimpleObjectProperty<>();
    private static final String UNDO = "notice.undo";
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Node> overlay = new SimpleObjectProperty<>();
    private final ObjectProperty<Theme> theme;
    private final StringProperty modelBackground;
    private final ModelLibrary models;
    private final ObjectProperty<Path> standardModel;
    private final WorkerLauncher workers = new WorkerLauncher();
    private Consumer<String> navigator = id -> {};
    private @Nullable Dialogs dialogs;

    /** Settings and installation are found by the system properties or the platform's rules. */
    public StudioContext() {
        this(AppFolders.locate(), AppHome.locate());
    }

    StudioContext(AppFolders folders, AppHome home) {
        this.folders = folders;
        this.home = home;
        settings = SettingsFile.open(folders);
        var thumbnails = new ThumbnailStore(folders.cache().resolve("thumbnails"), THUMBNAIL_BYTES);
        pictures = new PictureLoader(background, thumbnails, PICTURE_BYTES);
        models = ModelLibrary.open(folders, home, System.getenv());
        standardModel = new SimpleObjectProperty<>(models.standard());
        theme = new SimpleObjectProperty<>(Theme.of(settings.get().theme().name()));
        theme.addListener((o, was, now) -> rememberTheme(now));
        modelBackground = new SimpleStringProperty(settings.get().background());
        modelBackground.addListener((o, was, now) -> settings.update(s -> s.withBackground(now)));
        images().addListener((ListChangeListener<DatasetImage>) change -> keepCurrent());
        project().addListener(o -> undo.clear());
        recipes = new RecipeBook(this);
    }

    /** A theme switched to stays, but the system's remains the system's. */
    private void rememberTheme(Theme now) {
        if (Theme.of(settings.get().theme().name()) != now) {
            settings.update(s -> s.withTheme(StudioSettings.Theme.valueOf(now.name())));
        }
    }

    /** After a change of the images: the same one by name, else the first. */
    private void keepCurrent() {
        DatasetImage was = current.get();
        String id = was == null ? "" : was.id();
        DatasetImage first = images().isEmpty() ? null : images().get(0);
        current.set(images().stream().filter(i -> i.id().equals(id)).findFirst().orElse(first));
    }

    /** The open project, or null while there is none. */
    public ReadOnlyObjectProperty<@Nullable Project> project() {
        return workspace.project();
    }

    /** Whether the open project can be changed: another window may work in it. */
    public BooleanBinding writable() {
        return Bindings.createBooleanBinding(
                () -> {
                    Project open = project().get();
                    return open != null && !open.readOnly();
                },
                project());
    }

    /** The images of the open project. */
    public ObservableList<DatasetImage> images() {
        return workspace.images();
    }

    /** The same as a list that never changes, for work in the background; copying 100,000 would hold up drawing. */
    public List<DatasetImage> snapshot() {
        return workspace.snapshot();
    }

    public CaptionBook captions() {
        return workspace.captions();
    }

    /** How images are prepared for models, and which are sheets. */
    public RecipeBook recipes() {
        return recipes;
    }

    /** The image that dataset and captions are both about, or null. */
    public ObjectProperty<@Nullable DatasetImage> current() {
        return current;
    }

    /** Steps that can be taken back in this project. */
    public UndoStack undo() {
        return undo;
    }

    /** Whether a project is being opened. */
    public ReadOnlyBooleanProperty opening() {
        return workspace.opening();
    }

    /** Opens a folder as the project, in the background. */
    public void open(Path folder) {
        workspace.open("Opening " + folder.getFileName(), () -> folder);
        settings.update(s -> s.withRecentProject(folder));
    }

    /** Opens the user's own copy of the bundled sample, which is made first if need be. */
    public void openSample() {
        Path copy = folders.data().resolve("sample");
        workspace.open("Opening the sample", () -> SampleProject.copyTo(home.sampleData(), copy));
        settings.update(s -> s.withRecentProject(copy));
    }

    /** Opens the project of the last time, or the sample the first time and when that one is gone. */
    void openLast() {
        String last = settings.get().recentProjects().stream().findFirst().orElse("");
        if (!last.isEmpty() && Files.isDirectory(Path.of(last))) {
            open(Path.of(last));
        } else {
            openSample();
        }
    }

    /** Looks at the project's folder again, in the background. */
    public void rescan() {
        workspace.rescan();
    }

    public PictureLoader pictures() {
        return pictures;
    }

    public SettingsFile settings() {
        return settings;
    }

    /** What stands behind transparent pixels for a model unless a run says otherwise, {@code #rrggbb}. */
    public StringProperty modelBackground() {
        return modelBackground;
    }

    /** Starts training in a process of its own. */
    public WorkerLauncher workers() {
        return workers;
    }

    public AppFolders folders() {
        return folders;
    }

    public AppHome home() {
        return home;
    }

    /** The bundled base model, in the diffusers layout; it may be missing. */
    public Path starterModel() {
        return home.starterModel();
    }

    /** The models that the user has. */
    public ModelLibrary models() {
        return models;
    }

    /** The model that training and drawing begin with. */
    public ObjectProperty<Path> standardModel() {
        return standardModel;
    }

    public Background background() {
        return background;
    }

    /** What stands over the window, for example a sheet or a large picture; null for nothing. Esc takes it away. */
    public ObjectProperty<@Nullable Node> overlay() {
        return overlay;
    }

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    /** Brings a place to the front: {@code dataset}, {@code captions}, {@code train}, {@code runs}, {@code preview}, {@code models}. */
    public void goTo(String placeId) {
        navigator.accept(placeId);
    }

    void setNavigator(Consumer<String> navigator) {
        this.navigator = navigator;
    }

    /** Choosers for files and folders. */
    public Dialogs dialogs() {
        return Objects.requireNonNull(dialogs, "The window is not open yet.");
    }

    void setDialogs(Dialogs dialogs) {
        this.dialogs = dialogs;
    }

    /** Tells the user something that went well or is good to know. */
    public void notice(String sentence) {
        notices.add(new Notice(Notice.Kind.INFO, sentence, null, null));
    }

    /** The same with a button, for example to undo. */
    public void notice(String sentence, Action action) {
        notices.add(new Notice(Notice.Kind.INFO, sentence, null, action));
    }

    /** The same for something that is offered only now: it stays until it is answered. */
    public void offer(String sentence, Action action) {
        notices.add(new Notice(Notice.Kind.OFFER, sentence, null, action));
    }

    /** Tells of a step just done, with a button that takes it back; a button for an earlier one would take back this one. */
    public void done(String sentence) {
        notices.removeIf(
                notice -> notice.action() != null && notice.action().id().equals(UNDO));
        notice(sentence, Action.of(UNDO, "Undo", Feather.ROTATE_CCW, null, undo::undo));
    }

    /** Tells the user what went wrong and what to do; the log gets the rest. */
    public void error(String sentence, @Nullable Throwable cause) {
        LOG.warn(sentence, cause);
        String detail = cause == null ? null : cause.getMessage();
        notices.add(new Notice(Notice.Kind.ERROR, sentence, detail, null));
    }

    /** The same with a button that puts it right. */
    public void error(String sentence, @Nullable Throwable cause, Action action) {
        LOG.warn(sentence, cause);
        String detail = cause == null ? null : cause.getMessage();
        notices.add(new Notice(Notice.Kind.ERROR, sentence, detail, action));
    }

    /** Messages not yet taken away. */
    public ObservableList<Notice> notices() {
        return notices;
    }

    private void failed(String title, Throwable cause) {
        error("\"" + title + "\" did not work.", cause);
    }

    @Override
    public void close() {
        background.close();
        workspace.close();
    }
}
