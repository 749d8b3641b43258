package org.assetkiln.ui.runs;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The chart with its tabs, legend, logarithmic switch and smoothing slider. */
final class ChartView extends VBox {
    private final ChartModel model;
    private final LossChart chart;
    private final HBox legend = new HBox(16);

    ChartView(ChartModel model) {
        this.model = model;
        chart = new LossChart(model);
        getStyleClass().add("chart-view");
        VBox.setVgrow(chart, Priority.ALWAYS);
        legend.setAlignment(Pos.CENTER_LEFT);
        legend.getStyleClass().add("chart-legend");
        getChildren().addAll(tools(), legend, chart);
        model.tab().subscribe(tab -> showLegend());
    }

    /** Draws again with what came since. */
    void refresh(List<Integer> checkpoints) {
        showLegend();
        chart.refresh(checkpoints);
    }

    private FlowPane tools() {
        var tools = new FlowPane(16, 8, tabs(), logarithmic(), smoothing(), showAll());
        tools.setAlignment(Pos.CENTER_LEFT);
        return tools;
    }

    private HBox tabs() {
        var group = new ToggleGroup();
        var tabs = new HBox();
        ChartTab[] all = ChartTab.values();
        for (int i = 0; i < all.length; i++) {
            ChartTab tab = all[i];
            var button = new ToggleButton(tab.title);
            button.setId("runs-chart-" + tab.name().toLowerCase(java.util.Locale.ENGLISH));
            button.setToggleGroup(group);
            button.setSelected(tab == model.tab().get());
            button.setTooltip(new Tooltip(tab.title + ", " + tab.unit));
            button.getStyleClass().addAll(Styles.SMALL, position(i, all.length));
            // a pressed toggle that is clicked again would be switched off: one tab is always shown
            button.setOnAction(e -> {
                button.setSelected(true);
                model.tab().set(tab);
            });
            tabs.getChildren().add(button);
        }
        return tabs;
    }

    private static String position(int index, int count) {
        return index == 0 ? Styles.LEFT_PILL : index == count - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL;
    }

    private ToggleButton logarithmic() {
        var button = new ToggleButton("Log scale");
        button.setId("runs-chart-log");
        button.setAccessibleText("Logarithmic values");
        button.setTooltip(new Tooltip("Equal factors take equal room"));
        button.getStyleClass().add(Styles.SMALL);
        button.selectedProperty().bindBidirectional(model.logarithmic());
        return button;
    }

    /** The slider moves the average's length evenly: w = 1 − 10^(−position). */
    private HBox smoothing() {
        var slider = new Slider(0, 3, -Math.log10(1 - model.smoothing().get()));
        slider.setId("runs-chart-smoothing");
        slider.setPrefWidth(120);
        slider.setBlockIncrement(0.25);
        slider.setTooltip(new Tooltip("How many steps the coloured line averages over"));
        slider.valueProperty().subscribe(value -> model.smoothing().set(1 - Math.pow(10, -value.doubleValue())));
        var label = new Label("Smoothing");
        label.setLabelFor(slider);
        label.getStyleClass().add(Styles.TEXT_SMALL);
        var box = new HBox(8, label, slider);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private Button showAll() {
        var button = new Button("Whole run", new FontIcon(Feather.MAXIMIZE_2));
        button.setId("runs-chart-all");
        button.setTooltip(new Tooltip("Show the whole run again (double click in the chart)"));
        button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        button.visibleProperty().bind(model.zoom().isNotNull());
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(e -> model.showAll());
        return button;
    }

    private void showLegend() {
        var entries = model.lines().stream()
                .map(line -> entry(line.name(), line.tone().name().toLowerCase(java.util.Locale.ENGLISH)))
                .collect(java.util.stream.Collectors.toCollection(java.util.ArrayList::new));
        if (Double.isFinite(model.level())) {
            entries.add(entry("Untrained model " + ChartPainter.label(model.level()), "level"));
        }
        if (!texts(entries)
                .equals(texts(legend.getChildren().stream()
                        .filter(Label.class::isInstance)
                        .map(Label.class::cast)
                        .toList()))) {
            legend.getChildren().setAll(entries);
        }
    }

    private static List<String> texts(List<? extends Label> labels) {
        return labels.stream().map(Label::getText).toList();
    }

    private static Label entry(String name, String style) {
        var swatch = new Region();
        swatch.getStyleClass().addAll("chart-swatch", "chart-swatch-" + style);
        var label = new Label(name, swatch);
        label.getStyleClass().add(Styles.TEXT_SMALL);
        return label;
    }
}
