package org.assetkiln.ui.captions.draft;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.collections.MapChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.captioning.settings.CaptionCandidate;
import org.assetkiln.project.CaptionDraft;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.ActionNodes;
import org.assetkiln.ui.StudioContext;
import org.jspecify.annotations.Nullable;

/** What else the captioner would say of the image at hand, each to be taken with a click or its key. */
final class Wordings extends VBox {
    private final StudioContext context;
    private final List<Action> take;
    private final VBox chips = new VBox(8);
    private final Label none = new Label();

    /**
     * @param again writes other wordings
     * @param draft asks which images are to be drafted
     * @param take takes the first, second and so on
     */
    Wordings(StudioContext context, Action again, Action draft, List<Action> take) {
        super(8);
        this.context = context;
        this.take = take;
        setId("wordings");
        var title = new Label("Wordings to take over");
        title.getStyleClass().add("section-title");
        none.getStyleClass().add("muted");
        none.setWrapText(true);
        getChildren().addAll(title, none, chips, new FlowPane(8, 8, small(again), small(draft)));
        context.current().subscribe(this::show);
        context.captions().drafts().addListener((MapChangeListener<String, CaptionDraft>)
                change -> changed(change.getKey()));
    }

    /** What the captioner wrote of an image, the best first. */
    static List<CaptionCandidate> of(StudioContext context) {
        DatasetImage image = context.current().get();
        CaptionDraft draft = image == null ? null : context.captions().drafts().get(image.id());
        return draft == null ? List.of() : draft.candidates();
    }

    private static Button small(Action action) {
        Button button = ActionNodes.button(action);
        button.getStyleClass().add(Styles.SMALL);
        return button;
    }

    private void changed(String id) {
        DatasetImage image = context.current().get();
        if (image != null && image.id().equals(id)) {
            show(image);
        }
    }

    private void show(@Nullable DatasetImage image) {
        chips.getChildren().clear();
        List<CaptionCandidate> all = of(context);
        for (int i = 0; i < all.size(); i++) {
            chips.getChildren().add(chip(all.get(i), i));
        }
        none.setText(
                all.isEmpty() ? "What a captioner would write stands here once it has looked at the picture." : "");
        none.setVisible(all.isEmpty());
        none.setManaged(all.isEmpty());
    }

    private Button chip(CaptionCandidate candidate, int index) {
        var chip = new Button(candidate.text());
        chip.setAlignment(Pos.CENTER_LEFT);
        chip.setWrapText(true);
        chip.setMaxWidth(Double.MAX_VALUE);
        chip.setMinHeight(Region.USE_PREF_SIZE);
        chip.setFocusTraversable(false); // the cursor stays in the text; each has a key
        chip.setId("wording-" + (index + 1));
        String sure = "How sure the captioner is of each word: %.0f %%"
                .formatted(100 * Math.exp(candidate.meanLogProbability()));
        if (index < take.size()) {
            Action action = take.get(index);
            var key = new Label(action.keys());
            key.getStyleClass().add("key-cap");
            key.setMinWidth(Region.USE_PREF_SIZE);
            chip.setGraphic(key);
            chip.setOnAction(e -> action.fire());
        }
        chip.setAccessibleText("Take over: " + candidate.text());
        chip.setTooltip(new Tooltip(sure));
        return chip;
    }
}
