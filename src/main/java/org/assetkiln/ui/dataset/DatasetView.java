package org.assetkiln.ui.dataset;

import atlantafx.base.theme.Styles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.ActionNodes;
import org.assetkiln.ui.EmptyState;
import org.assetkiln.ui.Fx;
import org.assetkiln.ui.ProjectActions;
import org.assetkiln.ui.dataset.facets.FacetPane;
import org.assetkiln.ui.search.SearchField;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Search and size above, the grid in the middle, the inspector at the right. */
final class DatasetView extends BorderPane {
    private static final Map<String, String> SEARCHES = searches();

    private final DatasetModel model;
    private final Function<String, Action> actions;
    private final ThumbnailGrid grid;
    private final SearchField search;

    DatasetView(DatasetModel model, Function<String, Action> actions) {
        this.model = model;
        this.actions = actions;
        getStyleClass().add("place");
        setId("dataset-view");
        search = new SearchField(model.search(), "dataset-search", "Search names and captions", SEARCHES);
        grid = new ThumbnailGrid(model, () -> model.context().goTo("captions"));
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::renderScaleXProperty)
                .orElse(1)
                .subscribe(scale -> model.screenScale().set(scale.doubleValue()));
        setTop(new VBox(bar(), model.findingBar()));
        setLeft(whileImages(new FacetPane(model.facets())));
        setCenter(middle());
        setRight(whileImages(new InspectorView(model, actions)));
        model.arrivals().acceptDrops(this);
    }

    /** Without images there is nothing beside them. */
    private Node whileImages(Node side) {
        var context = model.context();
        side.visibleProperty().bind(Bindings.isNotEmpty(context.images()).or(context.opening()));
        side.managedProperty().bind(side.visibleProperty());
        return side;
    }

    private static Map<String, String> searches() {
        Map<String, String> usual = new LinkedHashMap<>();
        usual.put("All images", "");
        usual.put("Not reviewed", "state:unreviewed");
        usual.put("Approved", "state:approved");
        usual.put("Rejected", "state:rejected");
        usual.put("Without caption", "state:none");
        usual.put("Something wrong", "finding:any");
        usual.put("Twice, or nearly", "dup:yes");
        usual.put("Unlike the others", "outlier:style sort:-unlike");
        usual.put("Off the palette", "outlier:palette sort:-palette");
        return usual;
    }

    void focusGrid() {
        grid.requestFocus();
    }

    void togglePlay() {
        grid.togglePlay();
    }

    void focusSearch() {
        search.take();
    }

    private Node bar() {
        search.field().setPrefWidth(280);
        search.field().addEventFilter(KeyEvent.KEY_PRESSED, this::searchKey);
        Label count = new Label();
        count.setId("dataset-count");
        count.textProperty().bind(model.count());
        count.getStyleClass().add("muted");
        count.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(search, count, gap, stacks(), new FontIcon(Feather.IMAGE), sizes());
        bar.getStyleClass().add("place-bar");
        bar.getChildren().add(ActionNodes.primaryButton(actions.apply("dataset.add")));
        return bar;
    }

    private ToggleButton stacks() {
        ToggleButton stacks = new ToggleButton(null, new FontIcon(Feather.LAYERS));
        stacks.setId("dataset-stacks");
        stacks.getStyleClass().addAll(Styles.BUTTON_ICON, "quiet-toggle");
        stacks.setAccessibleText("Stack the frames of animations");
        stacks.setTooltip(new Tooltip("Frames of an animation as one card ("
                + actions.apply("dataset.stacks").keys() + ")"));
        stacks.selectedProperty().bindBidirectional(model.cards().folding());
        return stacks;
    }

    private Slider sizes() {
        Slider size = new Slider(64, 320, 128);
        size.setId("dataset-size");
        size.setBlockIncrement(32);
        size.setMajorTickUnit(32);
        size.setMinorTickCount(1);
        size.setSnapToTicks(true);
        size.setMinWidth(96);
        size.setPrefWidth(128);
        size.setAccessibleText("Size of the thumbnails");
        size.setTooltip(new Tooltip("Size of the thumbnails"));
        size.valueProperty().bindBidirectional(model.thumbnailSize());
        return size;
    }

    /** Esc empties the field, Down goes to the images. */
    private void searchKey(KeyEvent e) {
        if (e.getCode() == KeyCode.ESCAPE && !search.field().getText().isEmpty()) {
            model.search().clear();
            e.consume();
        } else if (e.getCode() == KeyCode.DOWN || e.getCode() == KeyCode.ENTER) {
            grid.requestFocus();
            e.consume();
        }
    }

    private Node middle() {
        var images = model.context().images();
        var opening = model.context().opening();
        List<Action> first = List.of(
                ProjectActions.openFolder(model.context()),
                ProjectActions.openSample(model.context()),
                actions.apply("dataset.add"));
        Node none = new EmptyState(
                Feather.IMAGE, "No images yet", "Open a folder with images, or drop files and folders here.", first);
        Node nothing = new EmptyState(
                Feather.SEARCH,
                "Nothing found",
                "No image is what this search asks for.",
                List.of(actions.apply("dataset.clear")));
        ProgressIndicator spinner = new ProgressIndicator();
        spinner.setMaxSize(48, 48);
        spinner.setAccessibleText("Looking at the images");
        VBox wait = new VBox(16, spinner, new Label("Looking at the images"));
        wait.getStyleClass().add("empty-state");
        grid.visibleProperty().bind(Bindings.isNotEmpty(model.cards().list()));
        grid.visibleProperty().addListener((o, was, now) -> takeFocus(now));
        none.visibleProperty().bind(Bindings.isEmpty(images).and(opening.not()));
        wait.visibleProperty().bind(Bindings.isEmpty(images).and(opening));
        nothing.visibleProperty().bind(Bindings.isNotEmpty(images).and(Bindings.isEmpty(model.shown())));
        StackPane middle = new StackPane(grid, none, nothing, wait);
        middle.getStyleClass().add("dataset-middle");
        return middle;
    }

    /** The first images have come, or come back: the keys are for them unless someone is typing. */
    private void takeFocus(boolean imagesShown) {
        boolean inFront = getScene() != null && !(getScene().getFocusOwner() instanceof TextInputControl);
        if (imagesShown && inFront) {
            Fx.later(this::focusGrid);
        }
    }
}
