package org.assetkiln.ui.captions;

import atlantafx.base.theme.Styles;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.project.CaptionVersion;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.ui.DifferenceView;
import org.assetkiln.ui.Fx;
import org.jspecify.annotations.Nullable;

/** Every caption that the image ever had, the latest first, each with what it changed. */
final class HistorySheet extends VBox {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withZone(ZoneId.systemDefault());

    /** How steps of a single caption begin: it stands in the title already. */
    private static final String ONE_CAPTION = "the caption of ";

    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ListView<Entry> list = new ListView<>(entries);
    private final Consumer<String> take;

    /** A version and the text before it. */
    private record Entry(CaptionVersion version, String before) {}

    /** @param take hears the text that shall be the caption again */
    HistorySheet(CaptionsModel model, DatasetImage image, Consumer<String> take) {
        this.take = take;
        getStyleClass().add("sheet");
        setId("history-sheet");
        setMaxSize(720, Region.USE_PREF_SIZE);
        Label title = new Label("History of " + image.name());
        title.getStyleClass().add("sheet-title");
        list.setId("history-list");
        list.setAccessibleText("Captions, the latest first");
        list.setPlaceholder(new Label("This caption has never been changed here."));
        list.setPrefHeight(420);
        list.setCellFactory(view -> new Cell());
        list.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                takeSelected();
            }
        });
        Button again = new Button("Take this caption again");
        again.setId("history-take");
        again.setAccessibleText(again.getText());
        again.getStyleClass().add(Styles.ACCENT);
        again.disableProperty()
                .bind(list.getSelectionModel().selectedItemProperty().isNull());
        again.setOnAction(e -> takeSelected());
        getChildren().addAll(title, list, again);
        model.context().captions().history(image, this::show);
    }

    private void show(List<CaptionVersion> versions) {
        List<Entry> latestFirst = new ArrayList<>();
        String before = "";
        for (CaptionVersion version : versions) {
            latestFirst.add(0, new Entry(version, before));
            before = version.text();
        }
        entries.setAll(latestFirst);
        list.getSelectionModel().selectFirst();
        Fx.later(list::requestFocus);
    }

    private void takeSelected() {
        Entry selected = list.getSelectionModel().getSelectedItem();
        if (selected != null) {
            take.accept(selected.version().text());
        }
    }

    private static final class Cell extends ListCell<Entry> {
        private final Label what = new Label();
        private final Label when = new Label();
        private final DifferenceView difference = new DifferenceView();
        private final VBox content;

        Cell() {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            what.getStyleClass().addAll("small", "muted");
            when.getStyleClass().addAll("small", "muted");
            when.setMinWidth(Region.USE_PREF_SIZE);
            content = new VBox(4, new HBox(8, what, gap, when), difference);
            content.maxWidthProperty().bind(widthProperty().subtract(32));
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            CaptionVersion version = entry.version();
            what.setText(Stream.of(version.who(), version.what(), StateNames.of(version.state()))
                    .filter(part -> !part.isBlank() && !part.startsWith(ONE_CAPTION))
                    .collect(Collectors.joining(", ")));
            when.setText(WHEN.format(version.written()));
            difference.show(entry.before(), version.text());
            setAccessibleText(when.getText() + ", " + what.getText() + ": " + version.text());
            setGraphic(content);
        }
    }
}
