package org.assetkiln.ui.captions;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.wording.Slip;
import org.assetkiln.ui.Debounce;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is probably wrong with the caption, with a button where it can be put right. */
final class ChecksPane extends VBox {
    private final CaptionsModel model;
    private final Label title = new Label("To check");
    private final VBox slips = new VBox(8);
    private final Debounce pause = new Debounce(100);
    private List<Slip> shown = List.of();

    ChecksPane(CaptionsModel model) {
        super(8);
        this.model = model;
        setId("caption-checks");
        title.getStyleClass().add("section-title");
        getChildren().addAll(title, slips);
        model.text().addListener(o -> pause.request(this::check));
        model.current().addListener(o -> pause.request(this::check));
        model.rules().habits().addListener(o -> pause.request(this::check));
        model.rules().tokens().limit().addListener(o -> pause.request(this::check));
        model.context().captions().all().addListener((MapChangeListener<String, Caption>)
                change -> pause.request(this::check));
        check();
    }

    /** Puts the first slip right that can be. */
    void fixFirst() {
        pause.flush();
        shown.stream().filter(slip -> slip.fixed() != null).findFirst().ifPresentOrElse(this::fix, () -> model.context()
                .notice("There is nothing here that can be put right by itself."));
    }

    private void fix(Slip slip) {
        String fixed = slip.fixed();
        if (fixed != null) {
            model.replaceText(fixed);
        }
    }

    private void check() {
        DatasetImage image = model.current().get();
        List<Slip> now = image == null
                ? List.of()
                : model.rules().slips(image, model.text().get().stripTrailing());
        title.setText(now.isEmpty() ? "Nothing to check" : "To check");
        if (!now.equals(shown)) {
            shown = now;
            slips.getChildren().setAll(now.stream().map(this::node).toList());
        }
    }

    private Node node(Slip slip) {
        Label sentence = new Label(slip.sentence(), new FontIcon(Feather.ALERT_CIRCLE));
        sentence.getStyleClass().add("warning-text");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        VBox box = new VBox(4, sentence);
        Button button = button(slip);
        if (button != null) {
            box.getChildren().add(button);
        }
        return box;
    }

    private @Nullable Button button(Slip slip) {
        if (slip.fixed() == null) {
            return null;
        }
        Button button = new Button("Put it right");
        button.setAccessibleText("Put it right: " + slip.sentence());
        button.getStyleClass().add(Styles.SMALL);
        button.setOnAction(e -> fix(slip));
        return button;
    }
}
