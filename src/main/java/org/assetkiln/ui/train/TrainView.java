package org.assetkiln.ui.train;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.training.settings.NetworkSettings.Kind;
import org.assetkiln.training.settings.Problem;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.ActionNodes;
import org.assetkiln.ui.PictureLoader;
import org.assetkiln.ui.form.Editors;
import org.assetkiln.ui.form.ProblemLabel;
import org.assetkiln.ui.form.Setting;
import org.assetkiln.ui.form.SettingRow;
import org.assetkiln.ui.models.ModelBox;
import org.assetkiln.ui.models.PredictionQuestion;
import org.assetkiln.ui.train.TrainModel.Mode;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The form on the left, what the run will do on the right. */
final class TrainView extends BorderPane {
    private final TrainModel model;
    private final TrainForm form;
    private final List<SettingRow> rows = new ArrayList<>();
    private final ScrollPane scroll = new ScrollPane();
    private final ImageStrip strip;
    private final TitledPane more;

    TrainView(
            TrainModel model,
            PictureLoader pictures,
            CollectionChoice collections,
            Action chooseModel,
            Consumer<PredictionType> onAnswer,
            Action table,
            Action own,
            Node story) {
        this.model = model;
        this.form = model.form;
        getStyleClass().addAll("place", "train");
        getStylesheets().add(TrainView.class.getResource("train.css").toExternalForm());
        strip = new ImageStrip(model.images, pictures);
        more = new TitledPane("More settings", moreSettings());
        more.setId("train-more");
        more.setExpanded(false);
        more.setAnimated(false);
        var content = new VBox(
                16,
                new ModeTabs(model),
                presets(own),
                images(collections),
                subject(),
                prior(),
                captions(table),
                network(chooseModel, onAnswer),
                length(),
                samples(),
                more);
        content.getStyleClass().add("train-form");
        scroll.setContent(content);
        scroll.setFitToWidth(true);
        scroll.setId("train-scroll");
        setCenter(scroll);
        setRight(story);
    }

    private Node presets(Action own) {
        var box = new FlowPane(8, 8);
        var label = new Label("Start from");
        label.getStyleClass().add("muted");
        box.getChildren().add(label);
        for (Preset preset : Preset.values()) {
            var button = new Button(preset.title);
            button.setId("train-preset-" + preset.name().toLowerCase(java.util.Locale.ENGLISH));
            button.getStyleClass().addAll(Styles.SMALL, Styles.BUTTON_OUTLINED);
            button.setTooltip(new Tooltip(preset.meaning));
            button.setAccessibleHelp(preset.meaning);
            button.setOnAction(e -> preset.apply(form));
            box.getChildren().add(button);
        }
        Node mine = ActionNodes.button(own);
        mine.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        box.getChildren().add(mine);
        box.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return box;
    }

    private Node images(CollectionChoice collections) {
        var search = new TextField();
        search.setId("train-search");
        search.setPromptText("All images of the project");
        search.setAccessibleText("Search of the images to learn from");
        search.textProperty().bindBidirectional(model.images.search());
        var count = new Label();
        count.setId("train-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.setText(model.images.summary());
        model.images.found().subscribe(() -> count.setText(model.images.summary()));
        model.images.chosen().subscribe(() -> count.setText(model.images.summary()));
        HBox.setHgrow(search, javafx.scene.layout.Priority.ALWAYS);
        var line = new HBox(8, collections.box(), new FontIcon(Feather.SEARCH), search, count);
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return card("Images", line, strip, ProblemLabel.of(model.problemOfImages(), "train-instance-images-problem"));
    }

    private Node subject() {
        return only(Mode.DREAMBOOTH, card("Subject", row(form.instancePrompt), identifier()));
    }

    private Node captions(Action table) {
        var summary = new Label();
        summary.setId("train-captions");
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        summary.textProperty().bind(model.captionSummary());
        CaptionedForm captioned = form.captioned;
        var line = new HBox(16, summary, ActionNodes.button(table));
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return only(
                Mode.CAPTIONED,
                card(
                        "Captions",
                        line,
                        row(captioned.approvedOnly),
                        row(captioned.template),
                        columns(row(captioned.captionDropout), row(captioned.holdOut))));
    }

    /** A part of the form that only one kind of run has. */
    private Node only(Mode mode, Node part) {
        part.visibleProperty().bind(model.mode().map(mode::equals));
        part.managedProperty().bind(part.visibleProperty());
        return part;
    }

    private Label identifier() {
        var label = new Label();
        label.setId("train-identifier");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        model.identifier().subscribe(check -> {
            label.setText(check.message());
            Feather good = check.identifier().isEmpty() ? Feather.INFO : Feather.CHECK;
            label.setGraphic(new FontIcon(check.fine() ? good : Feather.ALERT_TRIANGLE));
            label.getStyleClass().setAll("label", "small", check.fine() ? "muted" : "warning-text");
        });
        return label;
    }

    private Node prior() {
        var classRows = columns(row(form.classPrompt), row(form.classImages));
        classRows.visibleProperty().bind(form.prior.value());
        classRows.managedProperty().bind(classRows.visibleProperty());
        return only(Mode.DREAMBOOTH, card("Class", row(form.prior), classRows));
    }

    private Node network(Action chooseModel, Consumer<PredictionType> onAnswer) {
        var lora = columns(row(form.rank), row(form.alpha), row(form.target), row(form.textEncoder));
        SettingRow[] loraOnly = rows.subList(rows.size() - 4, rows.size() - 1).toArray(SettingRow[]::new);
        form.kind.value().subscribe(kind -> {
            for (SettingRow each : loraOnly) {
                each.setDisable(kind == Kind.FULL);
            }
        });
        var base = new SettingRow(
                form.baseModel,
                new ModelBox(form.baseModel, model.models),
                true,
                model.problemOf(form.baseModel),
                ActionNodes.button(chooseModel));
        rows.add(base);
        var asked = model.facts().map(facts -> !facts.predictionKnown());
        return card("Model", base, new PredictionQuestion(asked, onAnswer), row(form.kind), lora);
    }

    private Node length() {
        return card(
                "Learning", columns(row(form.steps), row(form.learningRate), row(form.batchSize), row(form.repeats)));
    }

    private Node samples() {
        var prompts = new SettingRow(
                form.samples.prompts,
                Editors.lines(form.samples.prompts, 3),
                true,
                model.problemOf(form.samples.prompts));
        rows.add(prompts);
        return card("Sample pictures", prompts, columns(row(form.samples.every), row(form.samples.seed)));
    }

    private Node moreSettings() {
        var box = new VBox(
                16,
                group("Optimizer", form.schedule, form.warmup, form.textRate, form.weightDecay, form.gradientNorm),
                group("AdamW", form.beta1, form.beta2, form.epsilon, form.finer.average),
                group("Loss and batches", form.minSnr, form.accumulation, form.priorWeight, form.finer.offsetNoise),
                group("Parts of the picture", form.finer.mask, form.finer.outside),
                group("Images", form.resolution, form.background, form.pixelArt, form.classFolder),
                group("Shapes", form.finer.buckets, form.finer.flip),
                group(
                        "Layers",
                        form.finer.convolutionRank,
                        form.finer.convolutionAlpha,
                        form.finer.layers,
                        form.finer.textSteps),
                group(
                        "Computing",
                        form.compute.precision,
                        form.compute.checkpointing,
                        form.compute.device,
                        form.compute.tf32),
                group(
                        "Sampling",
                        form.samples.steps,
                        form.samples.guidance,
                        form.samples.sampler,
                        form.samples.validationImages),
                group("Result", form.finer.format, form.finer.precision),
                group("Keeping and repeating", form.checkpointEvery, form.finer.keptCheckpoints, form.seed));
        box.getStyleClass().add("more-settings");
        return box;
    }

    private Node group(String title, Setting<?>... settings) {
        var heading = new Label(title);
        heading.getStyleClass().add("section-title");
        Node[] nodes = new Node[settings.length];
        for (int i = 0; i < settings.length; i++) {
            nodes[i] = row(settings[i]);
        }
        return new VBox(8, heading, columns(nodes));
    }

    private static Node card(String title, Node... nodes) {
        var heading = new Label(title);
        heading.getStyleClass().add("section-title");
        var card = new VBox(8, heading);
        card.getStyleClass().add("card");
        card.getChildren().addAll(nodes);
        return card;
    }

    /** Two columns of equal width, filled row by row. */
    private static GridPane columns(Node... nodes) {
        var grid = new GridPane(24, 16);
        for (int i = 0; i < 2; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(50);
            grid.getColumnConstraints().add(column);
        }
        for (int i = 0; i < nodes.length; i++) {
            grid.add(nodes[i], i % 2, i / 2);
        }
        return grid;
    }

    private SettingRow row(Setting<?> setting, Node... beside) {
        var row = new SettingRow(setting, Editors.of(setting), true, model.problemOf(setting), beside);
        rows.add(row);
        return row;
    }

    /** Brings the first field with an error into view and gives it the focus. */
    void goToFirstProblem() {
        List<String> fields = model.errors().stream().map(Problem::field).toList();
        if (fields.contains(TrainModel.IMAGES) || fields.contains(TrainModel.CAPTIONED_IMAGES)) {
            scroll.setVvalue(0);
            strip.requestFocus();
            return;
        }
        rows.stream()
                .filter(row -> fields.contains(row.setting().path()))
                .findFirst()
                .ifPresent(this::reveal);
    }

    private void reveal(SettingRow row) {
        for (Node parent = row; parent != null; parent = parent.getParent()) {
            if (parent == more) {
                more.setExpanded(true);
                more.layout();
            }
        }
        scroll.applyCss();
        scroll.layout();
        double top = row.localToScene(0, 0).getY()
                - scroll.getContent().localToScene(0, 0).getY();
        double room = scroll.getContent().getBoundsInLocal().getHeight()
                - scroll.getViewportBounds().getHeight();
        scroll.setVvalue(room <= 0 ? 0 : Math.max(0, Math.min(1, (top - 80) / room)));
        row.focusEditor();
    }
}
