package org.assetkiln.ui.runs;

import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.assetkiln.ui.PictureLoader;
import org.jspecify.annotations.Nullable;

/** The sample matrix: rows are sampling steps, columns prompts; a click or Enter opens the comparison. */
final class SampleTable extends TableView<Integer> {
    static final double CELL = 128;

    private final PictureLoader pictures;
    private @Nullable RunModel model;
    private int shownChanges = -1;
    private BiConsumer<Integer, Integer> onOpen = (step, prompt) -> {};

    SampleTable(PictureLoader pictures) {
        this.pictures = pictures;
        setId("runs-samples");
        getStyleClass().add("sample-table");
        setAccessibleText("Sample pictures by step and prompt");
        setPlaceholder(new Label("No sample pictures yet."));
        setFixedCellSize(CELL + 12);
        getSelectionModel().setCellSelectionEnabled(true);
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                openFocused();
                e.consume();
            }
        });
    }

    /** What to do with the step and the prompt of a picture that the user wants to see large. */
    void setOnOpen(BiConsumer<Integer, Integer> action) {
        onOpen = action;
    }

    /** Shows another run. */
    void show(@Nullable RunModel run) {
        model = run;
        shownChanges = -1;
        getItems().clear();
        getColumns().clear();
        refreshRows();
    }

    /** Adds what came since. */
    void refreshRows() {
        RunModel run = model;
        if (run == null || run.samples().changes() == shownChanges) {
            return;
        }
        shownChanges = run.samples().changes();
        List<String> prompts = run.run().config().training().sampling().prompts();
        int columns = Math.max(prompts.size(), run.samples().columns());
        if (getColumns().size() != columns + 1) {
            getColumns().clear();
            getColumns().add(stepColumn());
            for (int i = 0; i < columns; i++) {
                getColumns().add(pictureColumn(run, i, i < prompts.size() ? prompts.get(i) : "Prompt " + (i + 1)));
            }
        }
        List<Integer> steps = run.samples().steps();
        boolean same = steps.equals(getItems());
        if (!same) {
            boolean atEnd = getItems().isEmpty()
                    || getSelectionModel().getSelectedCells().isEmpty();
            getItems().setAll(steps);
            if (atEnd) {
                scrollTo(steps.size() - 1);
            }
        }
        refresh();
    }

    private static TableColumn<Integer, Integer> stepColumn() {
        var column = new TableColumn<Integer, Integer>("Step");
        column.setCellValueFactory(row -> new javafx.beans.property.SimpleObjectProperty<>(row.getValue()));
        column.setCellFactory(c -> new StepCell());
        column.setPrefWidth(88);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private TableColumn<Integer, Integer> pictureColumn(RunModel run, int prompt, String text) {
        var column = new TableColumn<Integer, Integer>();
        var header = new Label(text);
        header.setWrapText(true);
        header.setMaxWidth(CELL + 8);
        header.setTooltip(new Tooltip(text));
        column.setGraphic(header);
        column.setCellValueFactory(row -> new javafx.beans.property.SimpleObjectProperty<>(row.getValue()));
        column.setCellFactory(c -> new SampleCell(run, prompt, text, pictures, this::open));
        column.setPrefWidth(CELL + 16);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private void open(int step, int prompt) {
        onOpen.accept(step, prompt);
    }

    private void openFocused() {
        RunModel run = model;
        TablePosition<?, ?> at = getFocusModel().getFocusedCell();
        if (run == null || at.getRow() < 0 || at.getRow() >= getItems().size()) {
            return;
        }
        int prompt = Math.max(0, at.getColumn() - 1);
        int step = Objects.requireNonNull(getItems().get(at.getRow()));
        if (run.samples().at(step, prompt) != null) {
            open(step, prompt);
        }
    }
}
