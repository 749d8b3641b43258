package org.assetkiln.ui.captions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.ActionNodes;
import org.assetkiln.ui.StateBadge;
import org.assetkiln.ui.search.SearchField;

/** Which image this is and how it stands, which images are reviewed, and how far the review is. */
final class ReviewBar extends HBox {
    private static final List<String> TOOLS = List.of(
            "captions.replace",
            "captions.add",
            "captions.words",
            "captions.template",
            "captions.draft",
            "captions.learn",
            "captions.quick-edit",
            "captions.history");

    private final CaptionsModel model;
    private final Label name = new Label();
    private final Label place = new Label();
    private final StateBadge badge = new StateBadge();
    private final Label state = new Label();
    private final SearchField search;

    ReviewBar(CaptionsModel model, Function<String, Action> actions) {
        this.model = model;
        getStyleClass().add("place-bar");
        name.getStyleClass().add("strong");
        name.setId("captions-name");
        name.setMinWidth(80);
        place.setId("captions-place");
        List.of(place, state).forEach(label -> label.setMinWidth(Region.USE_PREF_SIZE));
        badge.setMinWidth(Region.USE_PREF_SIZE);
        search = new SearchField(model.search(), "captions-search", "Which images", usual());
        search.field().addEventFilter(KeyEvent.KEY_PRESSED, this::searchKey);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(name, place, badge, state, gap, search);
        getChildren().addAll(progress());
        getChildren().addAll(ActionNodes.iconButton(actions.apply("captions.unreviewed")), tools(actions));
        model.current().addListener(o -> show());
        model.images().addListener((ListChangeListener<DatasetImage>) change -> show());
        model.caption().addListener(o -> show());
        show();
    }

    void focusSearch() {
        search.take();
    }

    private static Map<String, String> usual() {
        Map<String, String> usual = new LinkedHashMap<>();
        usual.put("All images", "");
        usual.put("Only drafts", "state:draft");
        usual.put("Not reviewed", "state:unreviewed");
        usual.put("Edited, not approved", "state:edited");
        usual.put("Approved", "state:approved");
        usual.put("Rejected", "state:rejected");
        usual.put("Without caption", "state:none");
        usual.put("Longer than the model reads", "check:long");
        usual.put("With something to check", "check:any");
        return usual;
    }

    /** Esc shows all images again, Enter and Down go back to the text. */
    private void searchKey(KeyEvent e) {
        if (e.getCode() == KeyCode.ESCAPE && !search.field().getText().isEmpty()) {
            model.search().clear();
            e.consume();
        } else if (e.getCode() == KeyCode.ENTER && !e.isShortcutDown() || e.getCode() == KeyCode.DOWN) {
            model.search().now();
            Node text = getScene().lookup("#caption-text");
            if (text != null) {
                text.requestFocus();
            }
            e.consume();
        }
    }

    private List<Node> progress() {
        Label count = new Label();
        count.setId("captions-count");
        count.textProperty().bind(model.count().map(ReviewCount::toString));
        count.setMinWidth(Region.USE_PREF_SIZE);
        ProgressBar bar = new ProgressBar();
        bar.getStyleClass().add("review-bar");
        bar.progressProperty()
                .bind(Bindings.createDoubleBinding(() -> model.count().get().fraction(), model.count()));
        bar.accessibleTextProperty().bind(count.textProperty());
        return List.of(count, bar);
    }

    private static MenuButton tools(Function<String, Action> actions) {
        MenuButton tools = new MenuButton("Tools");
        tools.setId("captions-tools");
        tools.setAccessibleText("Tools for captions");
        tools.setMinWidth(Region.USE_PREF_SIZE);
        TOOLS.forEach(id -> tools.getItems().add(ActionNodes.menuItem(actions.apply(id))));
        return tools;
    }

    private void show() {
        DatasetImage image = model.current().get();
        if (image != null) {
            name.setText(image.name());
            int index = model.index();
            place.setText(index < 0 ? "" : index + 1 + " / " + model.images().size());
            badge.show(image, model.caption().get());
            state.setText(badge.getAccessibleText());
        }
    }
}
