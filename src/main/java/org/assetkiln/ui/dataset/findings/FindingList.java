package org.assetkiln.ui.dataset.findings;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.findings.FindingKind;
import org.assetkiln.project.findings.Findings;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.search.ImageSearch;

/** What is wrong with the image at hand and what to do; a click looks for all images with the same finding. */
public final class FindingList extends VBox {
    /** The inspector says these in its own words. */
    private static final Set<FindingKind> SAID = EnumSet.of(FindingKind.UNREADABLE, FindingKind.NO_CAPTION);

    private final StudioContext context;
    private final ImageSearch search;

    public FindingList(StudioContext context, ImageSearch search) {
        super(4);
        this.context = context;
        this.search = search;
        setId("inspector-findings");
        managedProperty().bind(visibleProperty());
        search.rules().corpus().findings().addListener(o -> show());
    }

    /** Shows those of the image that the window is about. */
    public void show() {
        DatasetImage image = context.current().get();
        getChildren().clear();
        if (image != null) {
            Findings findings = search.rules().corpus().findings().get();
            for (FindingKind kind : findings.of(image, context.captions().get(image))) {
                if (!SAID.contains(kind)) {
                    add(kind, findings.group(kind, image), image);
                }
            }
        }
        setVisible(!getChildren().isEmpty());
    }

    private void add(FindingKind kind, List<DatasetImage> group, DatasetImage image) {
        if (getChildren().isEmpty()) {
            var title = new Label("To look at");
            title.getStyleClass().add("section-title");
            getChildren().add(title);
        }
        var link = new Hyperlink(kind.title());
        link.setAccessibleText(kind.title() + ": show all of them");
        link.setOnAction(e -> {
            search.query().set("finding:" + kind.word());
            search.now();
        });
        String others = group.stream()
                .filter(other -> !other.id().equals(image.id()))
                .limit(3)
                .map(DatasetImage::name)
                .collect(Collectors.joining(", "));
        var what = new Label(others.isEmpty() ? kind.remedy() : others + ". " + kind.remedy());
        what.getStyleClass().addAll("muted", "small");
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(link, what);
    }
}
