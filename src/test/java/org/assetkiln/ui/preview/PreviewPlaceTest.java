package org.assetkiln.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assetkiln.ui.OnScreen.node;
import static org.assetkiln.ui.OnScreen.waitFor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.assetkiln.diffusion.GenerationSettings;
import org.assetkiln.diffusion.StartImage;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.run.generation.GenerationWorker;
import org.assetkiln.run.generation.PictureText;
import org.assetkiln.run.worker.ChildJvm;
import org.assetkiln.ui.PlaceWindow;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.runs.RecordedRun;
import org.assetkiln.ui.runs.RunResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class PreviewPlaceTest {
    @TempDir
    static Path user;

    @TempDir
    Path project;

    private StudioContext context;
    private GenerationWorker painter;
    private PreviewPlace place;
    private PlaceWindow window;

    @Start
    void start(Stage stage) {
        System.setProperty("assetkiln.user", user.toString());
        context = new StudioContext();
        painter = new GenerationWorker(ChildJvm.of(PainterMain.class), user, Duration.ofMinutes(1));
        place = new PreviewPlace(context, painter);
        window = new PlaceWindow(stage, context, place);
    }

    @BeforeEach
    void openProject(FxRobot robot) throws Exception {
        robot.interact(() -> context.open(project));
        waitFor(() -> context.project().get() != null);
    }

    @AfterEach
    void close(FxRobot robot) {
        painter.close();
        robot.interact(context::close);
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> node(robot, id, Button.class).fire());
    }

    private static GalleryStrip gallery(FxRobot robot) {
        return node(robot, "preview-gallery", GalleryStrip.class);
    }

    private void draw(FxRobot robot, String prompt, long seed, int count) throws Exception {
        int before = gallery(robot).getItems().size();
        robot.interact(() -> {
            node(robot, "set-prompt", TextArea.class).setText(prompt);
            node(robot, "set-seed", TextField.class).setText(String.valueOf(seed));
            node(robot, "set-count", TextField.class).setText(String.valueOf(count));
        });
        press(robot, "preview.draw");
        waitFor(() -> gallery(robot).getItems().size() == before + count
                && !node(robot, "preview.draw", Button.class).isDisabled());
    }

    @Test
    void picturesFormStayInTheGalleryAndRememberHowTheyWereMade(FxRobot robot) throws Exception {
        draw(robot, "a red potion", 7, 2);
        draw(robot, "a blue gem", 3, 1);
        Path newest = gallery(robot).getItems().get(0).file();
        assertThat(newest.getParent()).isEqualTo(project.resolve("generated"));
        GenerationSettings settings = PictureText.read(Pictures.pngText(newest));
        assertThat(settings.prompt()).isEqualTo("a blue gem");
        assertThat(settings.seed()).isEqualTo(3);
        assertThat(Pictures.pngText(newest).get("parameters"))
                .contains("Steps: 25")
                .contains("Seed: 3");
        waitFor(() -> node(robot, "preview-facts", Label.class).getText().contains("a blue gem"));
        window.keepPictures(robot, "preview");
    }

    @Test
    void enterOnAPictureTakesOverItsSettings(FxRobot robot) throws Exception {
        draw(robot, "a red potion", 7, 2);
        draw(robot, "a blue gem", 3, 1);
        robot.interact(() -> {
            gallery(robot).requestFocus();
            gallery(robot).getSelectionModel().select(1);
        });
        waitFor(() -> node(robot, "preview-facts", Label.class).getText().contains("seed 8"));
        robot.type(KeyCode.ENTER);
        assertThat(node(robot, "set-prompt", TextArea.class).getText()).isEqualTo("a red potion");
        assertThat(node(robot, "set-seed", TextField.class).getText()).isEqualTo("8");
    }

    @Test
    void aMadePictureIsStartedFromWithAPaintedMaskAndABorder(FxRobot robot) throws Exception {
        draw(robot, "a red potion", 7, 1);
        Path first = gallery(robot).getItems().get(0).file();
        press(robot, "preview.startShown");
        waitFor(() -> node(robot, "preview-start", VBox.class).isVisible());
        robot.interact(() -> node(robot, "set-start-left", TextField.class).setText("16"));
        assertThat(node(robot, "set-width", TextField.class).getText()).isEqualTo("80");
        press(robot, "preview.mask");
        robot.drag(node(robot, "preview-mask", MaskView.class)).dropBy(60, 40);
        assertThat(node(robot, "start-mask", Label.class).getText()).isEqualTo("Changes where painted");
        window.keepPictures(robot, "preview-mask");
        press(robot, "preview.maskDone");
        window.keepPictures(robot, "preview-start");
        draw(robot, "a blue potion", 8, 1);
        GenerationSettings settings = PictureText.read(
                Pictures.pngText(gallery(robot).getItems().get(0).file()));
        StartImage start = settings.start();
        assertThat(Path.of(start.file())).isEqualTo(first);
        assertThat(start.border()).isEqualTo(new StartImage.Border(16, 0, 0, 0));
        assertThat(Pictures.read(Path.of(start.mask())).getWidth()).isEqualTo(PaintMask.EDGE);
        assertThat(settings.width()).isEqualTo(80);
        waitFor(() -> node(robot, "preview-facts", Label.class).getText().contains("painted into"));
    }

    @Test
    void theSettingsOfAPictureBringItsStartBackAndRemovingItStartsFromNothing(FxRobot robot) throws Exception {
        draw(robot, "a red potion", 7, 1);
        press(robot, "preview.startShown");
        waitFor(() -> node(robot, "preview-start", VBox.class).isVisible());
        robot.interact(() -> node(robot, "set-start-strength", TextField.class).setText("0.4"));
        draw(robot, "a blue potion", 8, 1);
        press(robot, "preview.startRemove");
        assertThat(node(robot, "preview-start", VBox.class).isVisible()).isFalse();
        waitFor(() -> node(robot, "preview-facts", Label.class).getText().contains("a blue potion"));
        press(robot, "preview.restore");
        waitFor(() -> node(robot, "preview-start", VBox.class).isVisible());
        assertThat(node(robot, "set-start-strength", TextField.class).getText()).isEqualTo("0.4");
    }

    @Test
    void numbersAndTilesAreChosenUnderMore(FxRobot robot) throws Exception {
        robot.interact(() -> {
            node(robot, "preview-more", TitledPane.class).setExpanded(true);
            node(robot, "set-tiling", ComboBox.class).getSelectionModel().select(1);
            node(robot, "set-device", ComboBox.class).getSelectionModel().select(1);
            node(robot, "set-numbers", ComboBox.class).getSelectionModel().select(2);
            node(robot, "set-steps", TextField.class).setText("2");
            node(robot, "preview-scroll", ScrollPane.class).setVvalue(1);
        });
        window.keepPictures(robot, "preview-more");
        draw(robot, "a red potion", 7, 1);
        Path made = gallery(robot).getItems().get(0).file();
        assertThat(PictureText.read(Pictures.pngText(made)).extras().tiledVae()).isTrue();
        waitFor(() -> node(robot, "preview-notes", Label.class).getText().equals("On CPU in BF16."));
    }

    @Test
    void cancelEndsTheJobAndKeepsWhatWasMade(FxRobot robot) throws Exception {
        robot.interact(() -> {
            node(robot, "set-prompt", TextArea.class).setText("a castle");
            node(robot, "set-steps", TextField.class).setText("500");
        });
        press(robot, "preview.draw");
        waitFor(() ->
                node(robot, "preview-progress-text", Label.class).getText().contains("step"));
        press(robot, "preview.cancel");
        waitFor(() -> !node(robot, "preview.draw", Button.class).isDisabled());
        assertThat(gallery(robot).getItems()).isEmpty();
    }

    @Test
    void missingPromptIsSaidBesideItsFieldAndNothingIsDrawn(FxRobot robot) {
        press(robot, "preview.draw");
        assertThat(node(robot, "set-prompt-problem", Label.class).getText()).contains("Write what to show");
        assertThat(node(robot, "preview.draw", Button.class).isDisabled()).isFalse();
    }

    @Test
    void resultOfARunIsPutOnItsModelWithThePromptItLearned(FxRobot robot) throws Exception {
        try (var recorded = new RecordedRun(project.resolve("runs"), "Cinder", 10, List.of("a zkw slime"))) {
            Path lora = recorded.folder().output().result().resolve("cinder.safetensors");
            Files.createDirectories(lora.getParent());
            Files.write(lora, new byte[] {1});
            RunResult result = RunResult.of(recorded.folder()).orElseThrow();
            robot.interact(() -> place.use(result));
        }
        assertThat(node(robot, "set-prompt", TextArea.class).getText()).isEqualTo("a zkw slime");
        CheckBox box = robot.lookup(".lora-name").queryAs(CheckBox.class);
        assertThat(box.getText()).isEqualTo("Cinder");
        assertThat(box.isSelected()).isTrue();
        window.keepPictures(robot, "preview-lora");
    }
}
