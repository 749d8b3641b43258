package org.assetkiln.ui.captions;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.assetkiln.captioning.settings.Search;
import org.assetkiln.project.CaptionDraft;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.ActionNodes;
import org.assetkiln.ui.DifferenceView;

/** What the captioner wrote, who it was, and what has become of it: words that went are struck, new ones marked. */
final class DraftPane extends VBox {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withZone(ZoneId.systemDefault());

    private final CaptionsModel model;
    private final Label about = new Label();
    private final DifferenceView difference = new DifferenceView();
    private final Node back;

    /** @param takeBack puts the draft in the caption's place */
    DraftPane(CaptionsModel model, Action takeBack) {
        super(8);
        this.model = model;
        Label title = new Label("Draft");
        title.getStyleClass().add("section-title");
        about.setId("draft-about");
        about.getStyleClass().addAll("muted", "small");
        about.setWrapText(true);
        difference.setId("draft-difference");
        back = ActionNodes.button(takeBack);
        getChildren().addAll(title, about, difference, back);
        model.draft().addListener((o, was, now) -> show());
        model.text().addListener((o, was, now) -> show());
        show();
    }

    private void show() {
        CaptionDraft draft = model.draft().get();
        difference.setVisible(draft != null);
        difference.setManaged(draft != null);
        back.setVisible(draft != null);
        back.setManaged(draft != null);
        if (draft == null) {
            about.setText("No captioner has drafted this caption.");
            return;
        }
        String text = model.text().get().stripTrailing();
        boolean same = text.equals(draft.text());
        String how = draft.model() + ", " + search(draft.settings().search()) + ", " + WHEN.format(draft.made()) + ".";
        about.setText(same ? how + " The caption is as drafted." : how);
        difference.show(draft.text(), text);
    }

    private static String search(Search search) {
        if (search instanceof Search.Beam beam) {
            return beam.beams() + " beams";
        }
        return search instanceof Search.Nucleus ? "by chance" : "likeliest words";
    }
}
