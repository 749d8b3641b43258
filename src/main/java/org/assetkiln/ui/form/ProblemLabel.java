package org.assetkiln.ui.form;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.assetkiln.training.settings.Problem;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A problem in its sentence; it takes no room while there is none. */
public final class ProblemLabel {
    private ProblemLabel() {}

    public static Label of(ObservableValue<@Nullable Problem> problem, String id) {
        var label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        problem.subscribe(found -> show(label, found));
        return label;
    }

    private static void show(Label label, @Nullable Problem problem) {
        label.setVisible(problem != null);
        label.setManaged(problem != null);
        label.getStyleClass().setAll("label", "small");
        if (problem == null) {
            label.setText("");
            return;
        }
        boolean error = problem.severity() == Problem.Severity.ERROR;
        label.setText(problem.message());
        label.getStyleClass().add(error ? "danger-text" : "warning-text");
        label.setGraphic(new FontIcon(error ? Feather.ALERT_CIRCLE : Feather.ALERT_TRIANGLE));
    }
}
