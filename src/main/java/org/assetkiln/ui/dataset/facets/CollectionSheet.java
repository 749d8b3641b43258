package org.assetkiln.ui.dataset.facets;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.ui.Fx;

/** Asks for a collection's name, and whether it is what the search finds or the selected images. */
final class CollectionSheet extends VBox {
    private final FacetModel model;
    private final TextField name = new TextField();
    private final RadioButton ofSearch = new RadioButton();
    private final RadioButton ofSelected = new RadioButton();

    CollectionSheet(FacetModel model) {
        this.model = model;
        getStyleClass().add("sheet");
        setId("collection-sheet");
        setMaxSize(480, Region.USE_PREF_SIZE);
        Label title = new Label("Save as a collection");
        title.getStyleClass().add("sheet-title");
        Label help = new Label("A run can be trained on a collection, and a search can ask for it.");
        help.getStyleClass().add("muted");
        help.setWrapText(true);
        name.setId("collection-name");
        name.setPromptText("Name");
        name.setAccessibleText("Name of the collection");
        Button keep = new Button("Save");
        keep.setId("collection-save");
        keep.setAccessibleText("Save the collection");
        keep.getStyleClass().add(Styles.ACCENT);
        keep.setDefaultButton(true);
        keep.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> name.getText().isBlank(), name.textProperty()));
        keep.setOnAction(e -> save());
        choices();
        getChildren().addAll(title, help, name, ofSearch, ofSelected, keep);
        Fx.later(name::requestFocus);
    }

    private void choices() {
        String query = model.search().query().get();
        ToggleGroup either = new ToggleGroup();
        ofSearch.setId("collection-of-search");
        ofSearch.setText(query.isBlank() ? "All images, also later ones" : "Whatever this finds: " + query);
        ofSearch.setWrapText(true);
        ofSearch.setToggleGroup(either);
        int count = model.selectedCount();
        ofSelected.setId("collection-of-selected");
        ofSelected.setText(count == 1 ? "The selected image" : "The " + count + " selected images");
        ofSelected.setToggleGroup(either);
        ofSelected.setDisable(count == 0);
        either.selectToggle(count > 1 ? ofSelected : ofSearch);
    }

    private void save() {
        // Quotes would end the name in a search for it.
        String wanted = name.getText().strip().replace('"', '\'');
        if (ofSelected.isSelected()) {
            model.saveSelected(wanted);
        } else {
            model.saveSearch(wanted);
        }
        model.close();
    }
}
