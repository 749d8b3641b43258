package org.assetkiln.ui.dataset;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.assetkiln.imaging.ModelView;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.findings.FindingKind;
import org.assetkiln.project.intake.Trash;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.UndoStack;
import org.assetkiln.ui.dataset.export.Departures;
import org.assetkiln.ui.dataset.facets.FacetModel;
import org.assetkiln.ui.dataset.findings.FindingBar;
import org.assetkiln.ui.dataset.intake.Arrivals;
import org.assetkiln.ui.search.CaptionRules;
import org.assetkiln.ui.search.ImageSearch;
import org.assetkiln.ui.search.SearchCorpus;

/** What the dataset's place knows and can do. */
final class DatasetModel {
    private static final Set<FindingKind> NO_BADGE =
            EnumSet.of(FindingKind.UNREADABLE, FindingKind.NO_CAPTION, FindingKind.NO_LICENCE, FindingKind.SMALL);
    private static final int SMALL_EDGE = 256;
    private static final int LARGE_EDGE = 640;

    private final StudioContext context;
    private final Arrivals arrivals;
    private final SearchCorpus corpus;
    private final ImageSearch search;
    private final FacetModel facets;
    private final Departures departures;
    private final Cards cards;
    private final GridSelection<Card> selection;
    private final Motions motions;
    private final IntegerProperty thumbnailSize = new SimpleIntegerProperty();
    private final DoubleProperty screenScale = new SimpleDoubleProperty(1);
    private final IntegerProperty resolution = new SimpleIntegerProperty(64);
    private final BooleanProperty pixelArt = new SimpleBooleanProperty(true);

    DatasetModel(StudioContext context, CaptionRules rules) {
        this.context = context;
        arrivals = new Arrivals(context);
        corpus = rules.corpus();
        search = new ImageSearch(context, rules);
        cards = new Cards(context, search);
        facets = new FacetModel(context, search, this::selected);
        departures =
                new Departures(context, this::selected, () -> List.copyOf(shown()), this::modelView, corpus::lookAgain);
        selection = new GridSelection<>(cards.list(), card -> card.image().id());
        motions = new Motions(context);
        corpus.trainingSize().subscribe(size -> resolution.set(size.intValue()));
        thumbnailSize.set(context.settings().get().thumbnailSize());
        thumbnailSize.addListener((o, was, now) -> context.settings().update(s -> s.withThumbnailSize(now.intValue())));
        context.project().addListener(o -> {
            selection.clear();
            cards.clear();
        });
        search.query().subscribe(selection::beginAnew);
        selection.changes().addListener(o -> {
            Card focused = selection.focused();
            DatasetImage current = context.current().get();
            if (focused != null && (current == null || !focused.stands(current))) {
                context.current().set(focused.image());
            }
        });
    }

    StudioContext context() {
        return context;
    }

    /** What is wrong with an image that its card does not show by another sign or that is wrong with nearly all. */
    Set<FindingKind> findings(DatasetImage image, Caption caption) {
        Set<FindingKind> found = EnumSet.noneOf(FindingKind.class);
        found.addAll(corpus.findings().get().of(image, caption));
        found.removeAll(NO_BADGE);
        return found;
    }

    /** Tells when other findings are known. */
    Observable newFindings() {
        return corpus.findings();
    }

    ObservableList<DatasetImage> shown() {
        return search.found();
    }

    /** What the grid shows. */
    Cards cards() {
        return cards;
    }

    Motions motions() {
        return motions;
    }

    /** Shows all frames of the stack under the focus, or makes them a stack again. */
    void toggleStack() {
        cards.toggle(selection.focused(), first -> {
            if (first >= 0) {
                selection.select(first);
            }
        });
    }

    BooleanBinding onStack() {
        return focusOn(Card::framed);
    }

    BooleanBinding onAnimation() {
        return focusOn(Motions::mayMove);
    }

    private BooleanBinding focusOn(Predicate<Card> kind) {
        return Bindings.createBooleanBinding(
                () -> {
                    Card card = selection.focused();
                    return card != null && kind.test(card);
                },
                selection.changes());
    }

    /** By what images can be told apart, and the collections. */
    FacetModel facets() {
        return facets;
    }

    /** How images leave the project, and whose they are. */
    Departures departures() {
        return departures;
    }

    /** What is wrong with the images that are looked for. */
    FindingBar findingBar() {
        return new FindingBar(context, search, this::selected, selection.changes(), this::trash, departures::credit);
    }

    /** Which images are shown. */
    ImageSearch search() {
        return search;
    }

    GridSelection<Card> selection() {
        return selection;
    }

    /** Edge in pixels, 64 to 320. */
    IntegerProperty thumbnailSize() {
        return thumbnailSize;
    }

    /** Pixels a side that thumbnails are decoded to: two sizes only, so that the slider seldom decodes anything again. */
    int decodedEdge() {
        double pixels = thumbnailSize.get() * screenScale.get();
        return pixels <= SMALL_EDGE ? SMALL_EDGE : LARGE_EDGE;
    }

    /** Pixels of the screen for one of the window. */
    DoubleProperty screenScale() {
        return screenScale;
    }

    /** Edge of the square that the model would see. */
    IntegerProperty resolution() {
        return resolution;
    }

    BooleanProperty pixelArt() {
        return pixelArt;
    }

    ModelView modelView() {
        return new ModelView(resolution.get(), context.modelBackground().get(), pixelArt.get());
    }

    /** "12 of 60 images", and how many are selected if more than one is. */
    ObservableValue<String> count() {
        return Bindings.createStringBinding(
                () -> {
                    int all = context.images().size();
                    int shown = shown().size();
                    String found = shown == all ? all + " images" : shown + " of " + all + " images";
                    int selected = selected().size();
                    return selected > 1 ? found + ", " + selected + " selected" : found;
                },
                shown(),
                selection.changes());
    }

    /** The images selected; of a stack all of its frames. */
    List<DatasetImage> selected() {
        return selection.selectedItems().stream()
                .flatMap(card -> card.images().stream())
                .toList();
    }

    /** Puts the image that the other places are about under the focus. */
    void followCurrent() {
        int index = cards.indexOf(context.current().get());
        if (index >= 0 && index != selection.focus().get()) {
            selection.select(index);
        }
    }

    BooleanBinding someSelected() {
        return selection.focus().greaterThanOrEqualTo(0);
    }

    /** How images come into the project. */
    Arrivals arrivals() {
        return arrivals;
    }

    /** Moves the selected images to the trash; can be taken back. */
    void trashSelected() {
        trash(selected());
    }

    /** Moves images to the trash; can be taken back. */
    private void trash(List<DatasetImage> chosen) {
        Project project = context.project().get();
        if (project == null || chosen.isEmpty()) {
            return;
        }
        Set<Path> kept = new HashSet<>();
        Set<DatasetImage> gone = Set.copyOf(chosen);
        context.images().stream().filter(i -> !gone.contains(i)).forEach(i -> kept.add(i.sidecar()));
        context.background()
                .inOrder(
                        "Moving to the trash",
                        progress -> Trash.images(project, chosen, kept, progress::update),
                        moves -> trashed(moves, images(chosen.size())));
    }

    private void trashed(List<Trash.Move> moves, String what) {
        context.rescan();
        context.undo().push(undoTrash(moves, what));
        context.done(what + " moved to the project's trash.");
    }

    private UndoStack.Edit undoTrash(List<Trash.Move> moves, String what) {
        List<Trash.Move> back = moves.stream().map(Trash.Move::reversed).toList();
        return new UndoStack.Edit(
                () -> moveAll("Bringing back " + what, moves), () -> moveAll("Removing " + what, back));
    }

    private void moveAll(String title, List<Trash.Move> moves) {
        context.background()
                .inOrder(title, progress -> Trash.restore(moves, progress::update), done -> context.rescan());
    }

    private static String images(int count) {
        return count == 1 ? "1 image" : count + " images";
    }
}
