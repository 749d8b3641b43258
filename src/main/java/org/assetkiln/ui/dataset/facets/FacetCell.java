package org.assetkiln.ui.dataset.facets;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.assetkiln.project.ImageCollection;
import org.jspecify.annotations.Nullable;

/** One row; its nodes are made once. */
final class FacetCell extends ListCell<FacetRow> {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
    private static final double INDENT = 12;

    private final FacetModel model;
    private final Label title = new Label();
    private final Label count = new Label();
    private final HBox row = new HBox(8, title, count);

    FacetCell(FacetModel model) {
        this.model = model;
        getStyleClass().add("facet-cell");
        count.getStyleClass().add("muted");
        count.setMinWidth(Region.USE_PREF_SIZE);
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        row.setMouseTransparent(true);
        setPrefWidth(0); // as wide as the list, never wider
        addEventHandler(MouseEvent.MOUSE_CLICKED, e -> {
            if (e.getButton() == MouseButton.PRIMARY && getItem() instanceof FacetRow.Choice choice) {
                model.toggle(choice);
            }
        });
        // Windows of their own, too dear to be made with every cell while the window opens.
        addEventHandler(
                MouseEvent.MOUSE_ENTERED,
                e -> setTooltip(whole().map(Tooltip::new).orElse(null)));
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
    }

    private void menu(ContextMenuEvent e) {
        ImageCollection collection = collection();
        if (collection != null) {
            MenuItem forget = new MenuItem("Forget this collection");
            forget.setOnAction(chosen -> model.forget(collection));
            ContextMenu menu = new ContextMenu(forget);
            menu.setAutoHide(true);
            menu.show(this, e.getScreenX(), e.getScreenY());
            e.consume();
        }
    }

    /** What does not fit, and what a collection looks for. */
    private Optional<String> whole() {
        if (!(getItem() instanceof FacetRow.Choice choice)) {
            return Optional.empty();
        }
        ImageCollection collection = choice.collection();
        return Optional.of(
                collection != null && collection.query() != null
                        ? choice.title() + ": " + collection.query()
                        : choice.title());
    }

    private @Nullable ImageCollection collection() {
        return getItem() instanceof FacetRow.Choice choice ? choice.collection() : null;
    }

    @Override
    protected void updateItem(@Nullable FacetRow item, boolean empty) {
        super.updateItem(item, empty);
        boolean heading = item instanceof FacetRow.Heading;
        pseudoClassStateChanged(HEADING, heading);
        pseudoClassStateChanged(CHOSEN, false);
        setGraphic(empty || item == null ? null : row);
        setTooltip(null);
        if (item instanceof FacetRow.Heading of) {
            show(of.title(), "", 0);
        } else if (item instanceof FacetRow.Choice choice) {
            show(choice.title(), choice.count(), choice.depth());
            pseudoClassStateChanged(CHOSEN, model.chosen(choice));
        }
    }

    private void show(String words, String number, int depth) {
        title.setText(words);
        count.setText(number);
        row.setPadding(new Insets(0, 0, 0, depth * INDENT));
        setAccessibleText(number.isEmpty() ? words : words + ", " + number);
    }
}
