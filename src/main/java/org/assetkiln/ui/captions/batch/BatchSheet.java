package org.assetkiln.ui.captions.batch;

import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.wording.CaptionTemplate;
import org.assetkiln.ui.Fx;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.search.CaptionRules;

/** Changes to many captions: a tab for each kind, what it would do below. */
public final class BatchSheet extends VBox {
    private static final double WIDTH = 900;
    private static final double HEIGHT = 640;

    private final TabPane tabs = new TabPane();
    private final StackPane slot = new StackPane();
    private final TemplateModel template;
    private final List<Node> contents;
    private final List<Runnable> updates;

    /** The kinds of changes, in the order of their tabs. */
    public enum Kind {
        REPLACE,
        ADD,
        WORDS,
        TEMPLATE
    }

    /** @param shown the images that the filter shows */
    public BatchSheet(StudioContext context, CaptionRules rules, ObservableList<DatasetImage> shown, Kind kind) {
        BatchModel batch = new BatchModel(context, shown);
        ReplaceModel replace = new ReplaceModel(batch);
        AddModel add = new AddModel(batch);
        WordsModel words = new WordsModel(batch, rules);
        template = new TemplateModel(batch, rules);
        getStyleClass().addAll("sheet", "batch-sheet");
        setId("batch-sheet");
        setMaxSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        Label title = new Label("Change many captions");
        title.getStyleClass().add("sheet-title");
        ChangesView changes = new ChangesView(batch);
        VBox.setVgrow(changes, Priority.ALWAYS);
        contents = List.of(replaceFields(replace), addFields(add), new WordsView(words), templateFields(template));
        updates = List.of(replace::update, add::update, words::update, template::update);
        List.of("Find and replace", "Add and take out", "Words", "Template")
                .forEach(name -> tabs.getTabs().add(new Tab(name)));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setMinHeight(USE_PREF_SIZE);
        slot.setMinHeight(USE_PREF_SIZE);
        tabs.getSelectionModel().select(kind.ordinal());
        tabs.getSelectionModel().selectedIndexProperty().subscribe(index -> show(index.intValue()));
        getChildren().addAll(title, tabs, slot, changes);
        sceneProperty().addListener((o, was, now) -> entered(now != null));
    }

    /** The tabs have no content of their own: each kind takes as much height as it needs. */
    private void show(int index) {
        Node content = contents.get(index);
        slot.getChildren().setAll(content);
        updates.get(index).run();
        focusFirst();
    }

    private void entered(boolean there) {
        if (there) {
            focusFirst();
        } else {
            template.keep();
        }
    }

    private void focusFirst() {
        Fx.later(() -> {
            Node field = slot.lookup(".text-field");
            if (field != null) {
                field.requestFocus();
            }
        });
    }

    private static Node replaceFields(ReplaceModel model) {
        GridPane fields = new GridPane(16, 8);
        field(fields, 0, "replace-find", "Find", model.find());
        field(fields, 1, "replace-by", "Replace by", model.replacement());
        CheckBox expression = new CheckBox("Regular expression");
        expression.setAccessibleText("Regular expression");
        expression.selectedProperty().bindBidirectional(model.expression());
        CheckBox matchCase = new CheckBox("Match case");
        matchCase.setAccessibleText("Match case");
        matchCase.selectedProperty().bindBidirectional(model.matchCase());
        Label problem = problem();
        problem.textProperty().bind(model.problem());
        fields.add(new HBox(16, expression, matchCase, problem), 1, 2);
        return fields;
    }

    private static Node addFields(AddModel model) {
        GridPane fields = new GridPane(16, 8);
        field(fields, 0, "add-before", "Put before", model.before());
        field(fields, 1, "add-after", "Put after", model.after());
        field(fields, 2, "add-without", "Take out words", model.without());
        return fields;
    }

    private static Node templateFields(TemplateModel model) {
        GridPane fields = new GridPane(16, 8);
        field(fields, 0, "template-trigger", "Trigger words", model.trigger());
        field(fields, 1, "template-form", "Template", model.template());
        Label problem = problem();
        problem.textProperty().bind(model.problem());
        Label help =
                new Label("Write {trigger}, {caption}, {name} or {folder}. Both fields are kept with the project.");
        help.getStyleClass().add("muted");
        help.setAccessibleText(help.getText() + " " + CaptionTemplate.NAMES);
        help.visibleProperty().bind(model.problem().isEmpty());
        help.managedProperty().bind(help.visibleProperty());
        problem.managedProperty().bind(model.problem().isNotEmpty());
        fields.add(new VBox(help, problem), 1, 2);
        return fields;
    }

    private static Label problem() {
        Label problem = new Label();
        problem.getStyleClass().add("danger-text");
        problem.setWrapText(true);
        return problem;
    }

    private static void field(GridPane fields, int row, String id, String name, StringProperty text) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(name);
        field.textProperty().bindBidirectional(text);
        GridPane.setHgrow(field, Priority.ALWAYS);
        Label label = new Label(name);
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        fields.addRow(row, label, field);
    }
}
