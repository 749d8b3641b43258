package org.assetkiln.ui.models;

import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.assetkiln.ui.form.Editors;
import org.assetkiln.ui.form.Setting;
import org.assetkiln.ui.form.Words;

/** Chooses a model from a list; its tooltip says where the model lies. */
public final class ModelBox extends ComboBox<String> {
    /** @param setting the model's folder or file; it may be one that is not in the list */
    public ModelBox(Setting<String> setting, ModelList models) {
        super(models.paths());
        // One that is not in the list would not be shown.
        setting.value().subscribe(chosen -> models.add(List.of(chosen)));
        setId(Editors.id(setting.path()));
        setAccessibleText(setting.about().label());
        setAccessibleHelp(setting.about().effect());
        setMaxWidth(Double.MAX_VALUE);
        setPrefWidth(0);
        setConverter(new Words<>(ModelList::nameOf));
        valueProperty().bindBidirectional(setting.value());
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(valueProperty());
        setTooltip(tooltip);
        HBox.setHgrow(this, Priority.ALWAYS);
    }
}
