package org.assetkiln.ui.captions.draft;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.DraftScope;
import org.assetkiln.ui.Fx;
import org.assetkiln.ui.form.Editors;
import org.assetkiln.ui.form.Setting;
import org.assetkiln.ui.form.SettingRow;
import org.jspecify.annotations.Nullable;

/** Which images are to be drafted, by which captioner and how; one button begins. */
final class DraftSheet extends VBox {
    private static final List<String> BEGINNINGS =
            List.of("a pixel art sprite of", "a game icon of", "a texture of", "a character of");

    private final DraftDesk desk;
    private final DraftForm form;
    private final List<DatasetImage> shown;
    private final Choice choice;
    private final ToggleGroup which = new ToggleGroup();
    private final ToggleGroup over = new ToggleGroup();
    private final Label problem = new Label();
    private final Button start = new Button();

    DraftSheet(DraftDesk desk, DraftForm form, List<DatasetImage> shown) {
        super(16);
        this.desk = desk;
        this.form = form;
        this.shown = shown;
        choice = new Choice(
                desk.context().captions().all(), desk.context().captions().drafts());
        getStyleClass().add("sheet");
        setId("draft-sheet");
        setMaxSize(720, Region.USE_PREF_SIZE);
        var title = new Label("Draft captions");
        title.getStyleClass().add("sheet-title");
        problem.setId("draft-problem");
        problem.getStyleClass().add("danger-text");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.managedProperty().bind(problem.visibleProperty());
        Node captioner = new CaptionerRow(desk, this::refresh);
        getChildren().addAll(title, captioner, images(), beginning(), way(), more(), problem, buttons());
        form.all().forEach(setting -> {
            setting.value().subscribe(this::refresh);
            setting.unreadable().subscribe(this::refresh);
        });
        which.selectedToggleProperty().subscribe(this::refresh);
        over.selectedToggleProperty().subscribe(this::refresh);
        refresh();
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                Fx.later(start::requestFocus);
            }
        });
    }

    private Node images() {
        List<DatasetImage> all = desk.context().images();
        var box = new VBox(8);
        if (shown.size() < all.size()) {
            box.getChildren()
                    .addAll(
                            radio(which, "draft-shown", "The " + shown.size() + " images that are shown", shown),
                            radio(which, "draft-all", "All " + all.size() + " images", all));
        }
        box.getChildren()
                .addAll(
                        radio(over, "draft-missing", "Only images without a caption", DraftScope.MISSING),
                        radio(
                                over,
                                "draft-untouched",
                                "Also captions that a captioner drafted and nobody has touched",
                                DraftScope.UNTOUCHED_DRAFTS),
                        radio(
                                over,
                                "draft-every",
                                "Every image: captions that were written stay, with wordings beside them",
                                DraftScope.EVERY_IMAGE));
        var help = new Label("What a person or another program wrote always stays.");
        help.getStyleClass().addAll("muted", "small");
        box.getChildren().add(help);
        return box;
    }

    private static RadioButton radio(ToggleGroup group, String id, String text, Object value) {
        var radio = new RadioButton(text);
        radio.setId(id);
        radio.setAccessibleText(text);
        radio.setUserData(value);
        radio.setToggleGroup(group);
        radio.setSelected(group.getToggles().size() == 1);
        return radio;
    }

    private Node beginning() {
        var suggestions = new FlowPane(8, 8);
        for (String text : BEGINNINGS) {
            var button = new Button(text);
            button.getStyleClass().add(Styles.SMALL);
            button.setAccessibleText("Begin with " + text);
            button.setOnAction(e -> form.startText.set(text));
            suggestions.getChildren().add(button);
        }
        return new VBox(8, row(form.startText), suggestions);
    }

    private Node way() {
        return new HBox(48, row(form.way), row(form.keepStartText));
    }

    private Node more() {
        var grid = new GridPane(24, 8);
        var half = new ColumnConstraints();
        half.setPercentWidth(50);
        grid.getColumnConstraints().addAll(half, half);
        List<Setting<?>> settings = form.more();
        for (int i = 0; i < settings.size(); i++) {
            grid.add(row(settings.get(i)), i % 2, i / 2);
        }
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(220);
        var pane = new TitledPane("More settings", scroll);
        pane.setId("draft-more");
        pane.setExpanded(false);
        pane.setAnimated(false);
        return pane;
    }

    private static SettingRow row(Setting<?> setting) {
        return new SettingRow(setting, Editors.of(setting), false, new SimpleObjectProperty<>());
    }

    private HBox buttons() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var close = new Button("Cancel");
        close.setOnAction(e -> desk.context().overlay().set(null));
        start.setId("draft-start");
        start.getStyleClass().add(Styles.ACCENT);
        start.setOnAction(e -> start());
        return new HBox(8, gap, close, start);
    }

    @SuppressWarnings("unchecked") // the radio buttons hold nothing else
    private List<DatasetImage> images(@Nullable Object chosen) {
        return chosen == null ? desk.context().images() : (List<DatasetImage>) chosen;
    }

    private List<DatasetImage> wanted() {
        var from = which.getSelectedToggle();
        return choice.of(images(from == null ? null : from.getUserData()), scope());
    }

    private DraftScope scope() {
        return over.getSelectedToggle() == null
                ? DraftScope.MISSING
                : (DraftScope) over.getSelectedToggle().getUserData();
    }

    private void refresh() {
        int count = wanted().size();
        String text = count == 1 ? "Draft one caption" : "Draft " + count + " captions";
        start.setText(count == 0 ? "No image needs a caption" : text);
        start.setAccessibleText(start.getText());
        String wrong = wrong();
        problem.setText(wrong);
        problem.setVisible(!wrong.isEmpty());
        start.setDisable(count == 0 || !wrong.isEmpty());
    }

    private String wrong() {
        if (!desk.hasCaptioner()) {
            return "There is no captioner in " + desk.captioner() + ": choose the folder of one.";
        }
        try {
            form.settings();
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void start() {
        CaptionSettings settings = form.settings();
        desk.start(wanted(), settings, scope());
        desk.context().overlay().set(null);
    }
}
