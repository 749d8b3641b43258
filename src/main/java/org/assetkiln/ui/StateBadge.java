package org.assetkiln.ui;

import java.util.List;
import javafx.scene.control.Label;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ReviewState;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How far an image is: a sign with a colour and an accessible text, never a colour alone. */
public final class StateBadge extends Label {
    private static final List<String> STYLES = List.of("approved", "edited", "rejected", "problem", "missing", "draft");

    private final FontIcon icon = new FontIcon(Feather.CIRCLE);

    public StateBadge() {
        getStyleClass().add("state-badge");
        setGraphic(icon);
    }

    /** Shows the most important about an image. */
    public void show(DatasetImage image, Caption caption) {
        if (!image.usable()) {
            set("problem", Feather.ALERT_TRIANGLE, "cannot be used");
        } else if (caption.text().isBlank() && !caption.state().reviewed()) {
            set("missing", Feather.TYPE, "no caption");
        } else {
            showState(caption.state());
        }
    }

    private void showState(ReviewState state) {
        switch (state) {
            case NONE -> set("missing", Feather.TYPE, "no caption");
            case DRAFT -> set("draft", Feather.CIRCLE, "draft");
            case EDITED -> set("edited", Feather.EDIT_2, "edited");
            case APPROVED -> set("approved", Feather.CHECK, "approved");
            case REJECTED -> set("rejected", Feather.X, "rejected");
        }
    }

    private void set(String style, Feather sign, String text) {
        if (text.equals(getAccessibleText())) {
            return; // another style class costs the styling of the card, while captions come by the thousand
        }
        icon.setIconCode(sign);
        getStyleClass().removeAll(STYLES);
        getStyleClass().add(style);
        setAccessibleText(text);
    }
}
