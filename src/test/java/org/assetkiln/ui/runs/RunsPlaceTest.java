package org.assetkiln.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assetkiln.ui.OnScreen.node;
import static org.assetkiln.ui.OnScreen.waitFor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.assetkiln.model.safetensors.SafetensorsFile;
import org.assetkiln.run.RunFolder;
import org.assetkiln.run.RunState;
import org.assetkiln.training.TinyRun;
import org.assetkiln.training.event.TrainingEvent;
import org.assetkiln.ui.Notice;
import org.assetkiln.ui.PlaceWindow;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.StudioFixture;
import org.assetkiln.ui.TestDialogs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class RunsPlaceTest {
    @TempDir
    static Path user;

    @TempDir
    Path project;

    private StudioContext context;
    private RunsPlace place;
    private PlaceWindow window;
    private RecordedRun recorded;
    private final TestDialogs dialogs = new TestDialogs();

    @Start
    void start(Stage stage) {
        System.setProperty("assetkiln.user", user.toString());
        context = new StudioContext();
        dialogs.answerIn(context);
        place = new RunsPlace(context, new NoWorkers(), result -> {});
        window = new PlaceWindow(stage, context, place);
    }

    private static final class NoWorkers implements Workers {
        @Override
        public void start(RunFolder run) {
            throw new AssertionError("this test starts no worker");
        }

        @Override
        public void kill(RunFolder run) {
            throw new AssertionError("this test ends no worker");
        }
    }

    @BeforeEach
    void record(FxRobot robot) throws Exception {
        recorded = new RecordedRun(project.resolve("runs"), "Cinder", 200, List.of("a zkw slime", "a slime"));
        recorded.validation(0, 0.31);
        recorded.samples(0);
        recorded.steps(60);
        recorded.validation(50, 0.2);
        recorded.samples(50);
        robot.interact(() -> context.open(project));
        waitFor(() -> !table(robot).getItems().isEmpty());
    }

    @AfterEach
    void close(FxRobot robot) throws Exception {
        robot.interact(() -> {
            place.hidden();
            context.close();
        });
        recorded.close();
    }

    @SuppressWarnings("unchecked")
    private static TableView<Integer> table(FxRobot robot) {
        return StudioFixture.onFx(
                () -> robot.lookup("#runs-samples").tryQueryAs(TableView.class).orElse(new TableView<Integer>()));
    }

    private static Button button(FxRobot robot, String id) {
        return node(robot, id, Button.class);
    }

    private String text(FxRobot robot, String id) {
        return StudioFixture.onFx(() -> robot.lookup(id).queryAs(Labeled.class).getText());
    }

    private String chartSays(FxRobot robot) {
        return StudioFixture.onFx(() -> robot.lookup("#runs-chart").query().getAccessibleText());
    }

    @Test
    @SuppressWarnings("unchecked")
    void theLoraOfARunIsWrittenForOtherProgramsAndChecked(FxRobot robot) throws Exception {
        Path result = Files.createDirectories(recorded.folder().output().result());
        Path fixture = Path.of(System.getProperty("assetkiln.fixtures"), "lora_formats", "kohya.safetensors");
        Files.copy(fixture, result.resolve("cinder.safetensors"));
        Path target = project.resolve("cinder-peft");
        dialogs.target(target);
        robot.interact(() -> button(robot, "runs.export").fire());
        waitFor(() -> robot.lookup("#export-sheet").tryQuery().isPresent());
        robot.interact(() -> {
            node(robot, "export-form", ComboBox.class).getSelectionModel().selectLast();
            node(robot, "export-numbers", ComboBox.class).getSelectionModel().select(1);
            node(robot, "set-export-model", ComboBox.class)
                    .setValue(TinyRun.model().toString());
        });
        window.keepPictures(robot, "runs-export");
        robot.interact(() -> button(robot, "export-start").fire());
        assertThat(context.overlay().get()).isNull();
        waitFor(() -> !context.notices().isEmpty());
        Notice notice = context.notices().get(0);
        assertThat(notice.text()).contains("Exported to " + target + ".safetensors", "Checked: ");
        assertThat(notice.action().name()).isEqualTo("Show in folder");
        try (var written = SafetensorsFile.open(project.resolve("cinder-peft.safetensors"))) {
            assertThat(written.names()).anyMatch(name -> name.endsWith("lora_A.weight"));
        }
        try (var left = Files.list(project)) {
            assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith(".export"));
        }
    }

    @Test
    void recordedRunShowsItsCurveAndMatrix(FxRobot robot) throws Exception {
        waitFor(() -> chartSays(robot).contains("Step 60"));
        assertThat(table(robot).getItems()).containsExactly(0, 50);
        assertThat(table(robot).getColumns()).hasSize(3);
        assertThat(text(robot, "#runs-name")).isEqualTo("Cinder");
        assertThat(text(robot, "#runs-state")).isEqualTo("Running");
        assertThat(text(robot, "#runs-progress")).contains("Step 60 of 200").contains("left");
        assertThat(chartSays(robot)).contains("Validation (step 50)  0.2");
    }

    @Test
    void appendedLinesAppearWhileTheRunIsOpen(FxRobot robot) throws Exception {
        recorded.steps(40);
        recorded.samples(100);
        recorded.validation(100, 0.12);
        recorded.event(new TrainingEvent.Checkpoint(100, "checkpoints/step-000100"));
        waitFor(() ->
                chartSays(robot).contains("Step 100") && table(robot).getItems().contains(100));
        recorded.event(new TrainingEvent.Finding("broken.png", "The file is no picture and is left out."));
        waitFor(() -> text(robot, "#runs-findings").equals("1 finding"));
        assertThat(text(robot, "#runs-progress")).contains("Step 100");
        robot.moveTo("#runs-chart");
        window.keepPictures(robot, "runs");
        robot.interact(() -> ((ToggleButton) robot.lookup("#runs-chart-bands").query()).fire());
        assertThat(chartSays(robot)).contains("By noise", "Little noise", "Mostly noise");
        window.keepPictures(robot, "runs-bands");
        robot.interact(() -> ((ToggleButton) robot.lookup("#runs-chart-loss").query()).fire());
    }

    @Test
    void pauseWritesTheRequestThatTheTrainerReads(FxRobot robot) throws Exception {
        robot.interact(() -> button(robot, "runs.pause").fire());
        Path request = recorded.folder().path().resolve("control").resolve("pause");
        waitFor(() -> Files.exists(request));
        recorded.state(RunState.PAUSED, "");
        waitFor(() -> text(robot, "#runs-state").equals("Paused"));
        assertThat(button(robot, "runs.pause").isDisabled()).isTrue();
        assertThat(button(robot, "runs.resume").isDisabled()).isFalse();
    }

    @Test
    void failureIsSaidInItsSentence(FxRobot robot) throws Exception {
        recorded.state(RunState.FAILED, "The disk is full: make room and resume.");
        waitFor(() -> text(robot, "#runs-message").equals("The disk is full: make room and resume."));
        assertThat(text(robot, "#runs-state")).isEqualTo("Failed");
    }

    @Test
    void arrowKeysReadExactValuesAndPlusZooms(FxRobot robot) throws Exception {
        waitFor(() -> chartSays(robot).contains("Step 60"));
        robot.interact(() -> robot.lookup("#runs-chart").query().requestFocus());
        robot.type(KeyCode.HOME, KeyCode.RIGHT);
        waitFor(() -> chartSays(robot).contains("Step 1,"));
        robot.type(KeyCode.PLUS);
        waitFor(() -> robot.lookup("#runs-chart-all").query().isVisible());
        robot.type(KeyCode.MINUS);
        waitFor(() -> !robot.lookup("#runs-chart-all").query().isVisible());
    }

    @Test
    void clickOnASampleOpensTheComparisonWithStepZero(FxRobot robot) throws Exception {
        waitFor(() -> robot.lookup("#runs-sample-50-1").tryQuery().isPresent());
        robot.clickOn("#runs-sample-50-1");
        waitFor(() -> context.overlay().get() instanceof CompareView);
        var compare = (CompareView) context.overlay().get();
        window.keepPictures(robot, "runs-compare");
        assertThat(((javafx.scene.control.ComboBox<?>) compare.lookup("#runs-compare-left")).getValue())
                .isEqualTo(0);
        assertThat(((javafx.scene.control.ComboBox<?>) compare.lookup("#runs-compare-right")).getValue())
                .isEqualTo(50);
    }
}
