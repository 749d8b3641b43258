package org.assetkiln.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assetkiln.ui.OnScreen.node;
import static org.assetkiln.ui.OnScreen.waitFor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.assetkiln.diffusion.GenerationSettings;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.run.RunFolder;
import org.assetkiln.run.RunState;
import org.assetkiln.run.generation.PictureText;
import org.assetkiln.training.TinyRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The whole job in the window, with real worker processes on the tiny model of the fixtures. */
class WholeJobTest {
    private static final int STEPS = 40;

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private StudioFixture studio;

    @BeforeEach
    void open() throws Exception {
        System.setProperty("assetkiln.user", folder.resolve("user").toString());
        studio = StudioFixture.open(folder, 24);
    }

    @AfterEach
    void close() throws Exception {
        studio.close();
        System.clearProperty("assetkiln.user");
    }

    @Test
    void captionIsCorrectedARunIsTrainedWatchedAndDrawnWith() throws Exception {
        correctACaption();
        startARun();
        watchItLearn();
        drawWithTheResult();
    }

    private void correctACaption() throws Exception {
        studio.goTo("captions");
        Path sidecar = studio.context().current().get().sidecar();
        type("caption-text", "a corrected caption");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        waitFor(() -> Files.readString(sidecar).contains("a corrected caption"));
    }

    private void startARun() throws Exception {
        studio.goTo("train");
        type("train-search", "potion");
        choose("set-baseModel", TinyRun.model().toString());
        type("set-instance-prompt", "a zkw potion");
        waitFor(() -> text("set-image-resolution").equals("32"));
        type("set-steps", String.valueOf(STEPS));
        type("set-sampling-every", "20");
        type("set-sampling-steps", "2");
        type("set-prior-classImages", "2");
        type("train-name", "Potion");
        press("train.start");
        waitFor(() -> there("runs-name") && said("runs-name").equals("Potion"));
    }

    private void watchItLearn() throws Exception {
        waitFor(() -> said("runs-state").equals("Finished"));
        waitFor(() -> node(robot, "runs-chart", Node.class).getAccessibleText().contains("Step " + STEPS));
        waitFor(() -> node(robot, "runs-samples", TableView.class).getItems().equals(List.of(0, 20, 40)));
        RunFolder run = RunFolder.list(studio.project().resolve("runs")).get(0);
        assertThat(run.status().state()).isEqualTo(RunState.FINISHED);
        assertThat(run.config().training().data().files()).isNotEmpty().allMatch(file -> file.contains("potion"));
    }

    private void drawWithTheResult() throws Exception {
        waitFor(() -> there("runs.use") && node(robot, "runs.use", Node.class).isVisible());
        press("runs.use");
        waitFor(() -> there("set-prompt") && text("set-prompt").equals("a zkw potion"));
        type("set-steps", "2");
        type("set-count", "2");
        press("preview.draw");
        waitFor(() -> node(robot, "preview-gallery", ListView.class).getItems().size() == 2);
        List<Path> made;
        try (var files = Files.list(studio.project().resolve("generated"))) {
            made = files.toList();
        }
        assertThat(made).hasSize(2);
        GenerationSettings settings = PictureText.read(Pictures.pngText(made.get(0)));
        assertThat(settings.prompt()).isEqualTo("a zkw potion");
        assertThat(settings.loras()).hasSize(1);
        assertThat(Pictures.read(made.get(0)).getWidth()).isEqualTo(32);
    }

    private boolean there(String id) {
        return StudioFixture.onFx(() ->
                robot.lookup((Node node) -> id.equals(node.getId())).tryQuery().isPresent());
    }

    private String text(String id) {
        return node(robot, id, TextInputControl.class).getText();
    }

    private String said(String id) {
        return node(robot, id, Labeled.class).getText();
    }

    private void type(String id, String text) {
        robot.interact(() -> {
            var field = node(robot, id, TextInputControl.class);
            field.requestFocus();
            field.setText(text);
        });
    }

    @SuppressWarnings("unchecked")
    private void choose(String id, String value) {
        robot.interact(() -> node(robot, id, ComboBox.class).setValue(value));
    }

    private void press(String id) {
        robot.interact(() -> node(robot, id, ButtonBase.class).fire());
    }
}
