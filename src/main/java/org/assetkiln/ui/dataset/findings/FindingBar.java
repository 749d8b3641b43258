package org.assetkiln.ui.dataset.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.findings.FindingKind;
import org.assetkiln.project.search.Terms;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.dataset.findings.Remedies.Remedy;
import org.assetkiln.ui.search.ImageSearch;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** While a search asks for a finding: what it means, what to do, and a button where that can be done for all at once. */
public final class FindingBar extends HBox {
    private final ImageSearch search;
    private final Remedies remedies;
    private final Label text = new Label();
    private final HBox fixes = new HBox(8);
    private final List<Button> buttons = new ArrayList<>();

    /**
     * @param selected the images selected
     * @param selection tells when others are
     * @param trash moves images to the trash so that it can be taken back
     * @param credit asks whose images are
     */
    public FindingBar(
            StudioContext context,
            ImageSearch search,
            Supplier<List<DatasetImage>> selected,
            Observable selection,
            Consumer<List<DatasetImage>> trash,
            Consumer<List<DatasetImage>> credit) {
        super(12);
        this.search = search;
        this.remedies = new Remedies(context, search, selected, trash, credit);
        setId("finding-bar");
        getStyleClass().add("finding-bar");
        setAlignment(Pos.CENTER_LEFT);
        text.setId("finding-text");
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        fixes.setAlignment(Pos.CENTER_LEFT);
        fixes.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(new FontIcon(Feather.ALERT_TRIANGLE), text, fixes);
        managedProperty().bind(visibleProperty());
        InvalidationListener again = o -> show();
        search.query().addListener(again);
        search.found().addListener(again);
        search.rules().corpus().findings().addListener(again);
        selection.addListener(again);
        show();
    }

    private void show() {
        Optional<FindingKind> kind = Arrays.stream(FindingKind.values())
                .filter(one -> Terms.has(search.query().get(), "finding:" + one.word()))
                .findFirst();
        setVisible(kind.isPresent());
        kind.ifPresent(this::show);
    }

    private void show(FindingKind kind) {
        text.setText(kind.title() + ": " + kind.remedy());
        List<Remedy> all = remedies.of(kind);
        // The buttons stay: one that is exchanged between press and release hears of no click.
        while (buttons.size() < all.size()) {
            buttons.add(button(buttons.isEmpty() ? "finding-fix" : "finding-fix-" + (buttons.size() + 1)));
        }
        if (fixes.getChildren().size() != all.size()) {
            fixes.getChildren().setAll(buttons.subList(0, all.size()));
        }
        for (int i = 0; i < all.size(); i++) {
            Remedy remedy = all.get(i);
            buttons.get(i).setText(remedy.name());
            buttons.get(i).setAccessibleText(remedy.name());
            buttons.get(i).setOnAction(e -> remedy.run().run());
        }
    }

    private static Button button(String id) {
        Button button = new Button();
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}
