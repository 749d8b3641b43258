package org.assetkiln.ui;

import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.run.worker.DeviceProbe;
import org.assetkiln.run.worker.DeviceReport;
import org.kordamp.ikonli.feather.Feather;

/** What training and drawing compute with, tried out in a process of its own. */
final class DeviceCard extends VBox {
    private final StudioContext context;
    private final Label state = new Label("Not tried yet.");
    private final GridPane table = new GridPane(24, 4);
    private final Button test;
    private final GpuLibraryView library;

    DeviceCard(StudioContext context) {
        super(8);
        this.context = context;
        state.setId("device-state");
        state.setWrapText(true);
        state.setMinHeight(Region.USE_PREF_SIZE);
        table.setId("device-table");
        table.setVisible(false);
        table.managedProperty().bind(table.visibleProperty());
        test = new Button("Try it", ActionNodes.icon(Feather.CPU));
        test.setId("device-test");
        test.setOnAction(e -> test());
        library = new GpuLibraryView(new GpuLibrary(context, this::show));
        getChildren().addAll(state, table, test, library);
    }

    private void test() {
        test.setDisable(true);
        say("Trying: this takes some seconds.", "muted");
        table.setVisible(false);
        context.background()
                .track(
                        "Trying the device",
                        progress ->
                                new DeviceProbe().run(context.folders().cache().resolve("logs"), progress::cancelled),
                        this::show,
                        failure -> end(String.valueOf(failure.getMessage()), "danger-text"),
                        () -> end("Not tried yet.", "muted"));
    }

    private void show(DeviceReport report) {
        end(report.problem(), "warning-text");
        if (report.problem().isEmpty()) {
            String device = report.usesGpu() ? report.gpu() : "The processor, with " + report.threads() + " threads";
            say(device + ", works.", "strong");
        }
        table.getChildren().clear();
        if (!report.gpu().isEmpty()) {
            row(
                    "Graphics card",
                    report.gpu() + (report.usesGpu() ? ", " + speed(report.gpuGigaflops()) : ", not used"));
        }
        row("Processor", report.threads() + " threads, " + speed(report.gigaflops()));
        row(
                "PyTorch",
                report.version() + ", " + (report.flavour().equals("cpu") ? "for processors" : report.flavour()));
        row("Its folder", report.folder());
        table.setVisible(true);
        library.offer(report);
    }

    private void end(String text, String style) {
        test.setDisable(false);
        say(text, style);
    }

    private void say(String text, String style) {
        state.getStyleClass().setAll("label", style);
        state.setText(text);
    }

    private void row(String name, String value) {
        var label = new Label(name);
        label.getStyleClass().add("muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        var text = new Label(value);
        text.setWrapText(true);
        table.addRow(table.getRowCount(), label, text);
    }

    private static String speed(double gigaflops) {
        return String.format(Locale.getDefault(), "%,.0f billion operations a second", gigaflops);
    }
}
