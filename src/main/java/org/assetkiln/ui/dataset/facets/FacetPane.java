package org.assetkiln.ui.dataset.facets;

import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.assetkiln.ui.ActionNodes;

/** Collections and facets with their counts; a click, Space or Enter looks for one, or no longer. */
public final class FacetPane extends VBox {
    private static final double WIDTH = 208;
    private static final double ROW = 28;

    public FacetPane(FacetModel model) {
        setId("facets");
        getStyleClass().add("facets");
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        ListView<FacetRow> list = new ListView<>(model.rows());
        list.setId("facet-list");
        list.setAccessibleText("Collections, and by what images can be told apart");
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new FacetCell(model));
        list.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if ((e.getCode() == KeyCode.SPACE || e.getCode() == KeyCode.ENTER)
                    && list.getSelectionModel().getSelectedItem() instanceof FacetRow.Choice choice) {
                model.toggle(choice);
                e.consume();
            }
        });
        model.search().query().addListener(o -> list.refresh());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(list, ActionNodes.button(model.collect()));
    }
}
