package org.assetkiln.ui.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ImageCollection;
import org.assetkiln.project.Project;
import org.assetkiln.project.credits.Credits;
import org.assetkiln.project.findings.Expectations;
import org.assetkiln.project.findings.Findings;
import org.assetkiln.project.palette.PaletteDistances;
import org.assetkiln.project.recipes.Recipes;
import org.assetkiln.project.search.Completion;
import org.assetkiln.project.search.Subject;
import org.assetkiln.project.search.Subjects;
import org.assetkiln.project.search.WarmUp;
import org.assetkiln.project.wording.CaptionHabits;
import org.assetkiln.ui.Debounce;
import org.assetkiln.ui.StudioContext;
import org.jspecify.annotations.Nullable;

/**
 * All images with their captions as searches look at them, kept up to date so that a search need not begin with collecting
 * 100,000 captions; what is wrong with the images; the collections. FX thread only, but for {@link #subjects()}.
 */
public final class SearchCorpus {
    private static final int PAUSE_MILLIS = 400;
    private static final int WARM_MILLIS = 500;

    private final StudioContext context;
    private final CaptionRules rules;
    private final Map<String, Caption> captions = new ConcurrentHashMap<>();
    private final Map<String, Subject> known = new ConcurrentHashMap<>();
    private final LiveKnowledge knowledge;
    private final ReadOnlyObjectWrapper<Findings> findings = new ReadOnlyObjectWrapper<>(Findings.NONE);
    private final ObservableList<ImageCollection> collections = FXCollections.observableArrayList();
    private final ObservableList<ImageCollection> collectionsView =
            FXCollections.unmodifiableObservableList(collections);
    private final Debounce comparing = new Debounce(PAUSE_MILLIS);
    private final IntegerProperty trainingSize = new SimpleIntegerProperty(64);
    private boolean busy;
    private boolean stale;
    private volatile List<DatasetImage> images = List.of();
    private final AtomicLong changes = new AtomicLong();
    private final PaletteBook palettes;
    private final Debounce warming = new Debounce(WARM_MILLIS);
    private volatile Known ready = new Known(-1, new Subjects(List.of()));

    /** What there was after so many changes. */
    private record Known(long change, Subjects subjects) {}

    SearchCorpus(StudioContext context, CaptionRules rules) {
        this.context = context;
        this.rules = rules;
        knowledge = new LiveKnowledge(rules.tokens()::count, this::subjects);
        palettes = new PaletteBook(context);
        palettes.distances().subscribe(this::paletteChanged);
        context.captions().all().addListener((MapChangeListener<String, Caption>) this::captionChanged);
        captions.putAll(context.captions().all());
        context.images().addListener((ListChangeListener<DatasetImage>) change -> imagesChanged());
        imagesChanged();
        context.project().subscribe(this::loadCollections);
        trainingSize.addListener(o -> comparing.request(this::compare));
        rules.tokens().limit().addListener(o -> comparing.request(this::compare));
        context.recipes().recipes().addListener(o -> comparing.request(this::compare));
        context.standardModel().subscribe(this::takeSize);
    }

    /** How captions are written in the open project. */
    public ReadOnlyObjectProperty<CaptionHabits> habits() {
        return rules.habits();
    }

    private void takeSize(Path model) {
        context.background()
                .quietly(() -> trainingSize(model), size -> size.ifPresent(pixels -> trainingSize.set(pixels)));
    }

    private static OptionalInt trainingSize(Path model) {
        try {
            return OptionalInt.of(ModelFiles.open(model).pixels());
        } catch (IOException e) {
            return OptionalInt.empty(); // it is said where models are shown
        }
    }

    private void captionChanged(MapChangeListener.Change<? extends String, ? extends Caption> change) {
        if (change.wasAdded()) {
            captions.put(change.getKey(), change.getValueAdded());
        } else {
            captions.remove(change.getKey());
        }
        changes.incrementAndGet();
    }

    private void imagesChanged() {
        images = context.snapshot();
        changes.incrementAndGet();
        comparing.request(this::compare);
    }

    /** Brings what searches ask for up to date; the answer runs in the background before {@link #subjects()}. */
    Runnable prepare() {
        knowledge.checking(rules.checking(captions, rules.animations()), rules.animations());
        return () -> known.keySet().retainAll(captions.keySet());
    }

    /** Every image, in the order of the project. From any thread. */
    public Subjects subjects() {
        long now = changes.get(); // before the images are read: a change that comes meanwhile makes this old
        Known known = ready;
        if (known.change() != now) {
            known = new Known(
                    now, new Subjects(images.stream().map(this::subject).toList()));
            ready = known;
        }
        return known.subjects();
    }

    private Subject subject(DatasetImage image) {
        Caption caption = captions.getOrDefault(image.id(), Caption.NONE);
        Subject before = known.get(image.id());
        if (before != null && before.image() == image && before.caption().equals(caption)) {
            return before;
        }
        Subject now = new Subject(image, caption, knowledge);
        known.put(image.id(), now);
        return now;
    }

    /** What is wrong with the images; follows them after a while. */
    public ReadOnlyObjectProperty<Findings> findings() {
        return findings.getReadOnlyProperty();
    }

    /** Edge in pixels that images are expected to have at least: the default model's own. */
    public IntegerProperty trainingSize() {
        return trainingSize;
    }

    /** Looks for what is wrong once more: something beside images and captions has changed. */
    public void lookAgain() {
        comparing.request(this::compare);
    }

    private void compare() {
        if (busy) {
            stale = true;
            return;
        }
        busy = true;
        stale = false;
        List<DatasetImage> all = images;
        Project project = context.project().get();
        CaptionTokens tokens = rules.tokens();
        int size = trainingSize.get();
        int limit = tokens.limit().get();
        Recipes recipes = context.recipes().recipes().get();
        Callable<Findings> looking = () -> {
            Credits credits = project == null ? Credits.NONE : Credits.read(project.records());
            knowledge.credits(credits);
            knowledge.prepare(all);
            return Findings.of(all, new Expectations(size, limit, tokens::count, credits.licensed(), recipes::of));
        };
        context.background().quietly(looking, () -> busy = false, found -> {
            knowledge.findings(found);
            findings.set(found);
            if (stale || all != images) {
                comparing.request(this::compare);
            } else {
                warming.request(() -> warmUp(project));
            }
        });
    }

    /** Once images have come to rest. */
    private void warmUp(@Nullable Project project) {
        long change = changes.get();
        BooleanSupplier cancelled =
                () -> changes.get() != change || project != context.project().get();
        context.background()
                .quietly(
                        () -> {
                            WarmUp.of(subjects(), cancelled);
                            return project;
                        },
                        done -> {});
    }

    private void paletteChanged(PaletteDistances distances) {
        knowledge.palette(distances);
        changes.incrementAndGet(); // orders by the former one count no more
    }

    /** What the images' colours are to keep to. */
    public PaletteBook palettes() {
        return palettes;
    }

    /** In the order of their names. */
    public ObservableList<ImageCollection> collections() {
        return collectionsView;
    }

    private void loadCollections(@Nullable Project project) {
        collections.clear();
        if (project != null) {
            context.background().quietly(() -> project.collections().all(), all -> {
                if (project == context.project().get()) {
                    showCollections(all);
                }
            });
        }
    }

    private void showCollections(List<ImageCollection> all) {
        collections.setAll(all);
        knowledge.collections(all);
    }

    /** Finds the images of a collection in the background; hears their ids. */
    public void members(ImageCollection collection, Consumer<Set<String>> onFx) {
        Runnable fresh = prepare();
        context.background()
                .quietly(
                        () -> {
                            fresh.run();
                            String name = Subject.fold(collection.name());
                            return subjects().all().stream()
                                    .filter(subject -> knowledge.inCollection(name, subject))
                                    .map(subject -> subject.image().id())
                                    .collect(Collectors.toSet());
                        },
                        onFx);
    }

    /** Keeps a collection in the place of one of the same name. */
    public void save(ImageCollection collection) {
        change("Keeping the collection " + collection.name(), project -> project.collections()
                .save(collection));
    }

    /** Forgets a collection; its images stay. */
    public void remove(ImageCollection collection) {
        change("Forgetting the collection " + collection.name(), project -> project.collections()
                .remove(collection.name()));
    }

    private interface Change {
        void of(Project project) throws IOException;
    }

    private void change(String title, Change change) {
        Project project = context.project().get();
        if (project != null) {
            context.background()
                    .inOrder(
                            title,
                            () -> {
                                change.of(project);
                                return project.collections().all();
                            },
                            this::showCollections,
                            failure -> context.error(String.valueOf(failure.getMessage()), failure));
        }
    }

    /** Names that a search can be completed with. */
    Completion.Names names() {
        List<String> folders = images.stream()
                .map(DatasetImage::folder)
                .distinct()
                .filter(folder -> !folder.isEmpty())
                .map(folder -> folder + "/")
                .toList();
        return new Completion.Names(
                folders, collections.stream().map(ImageCollection::name).toList());
    }
}
