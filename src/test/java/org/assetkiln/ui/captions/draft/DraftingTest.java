package org.assetkiln.ui.captions.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assetkiln.ui.OnScreen.node;
import static org.assetkiln.ui.OnScreen.waitFor;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.project.Caption;
import org.assetkiln.project.ReviewState;
import org.assetkiln.run.captioning.CaptionWorker;
import org.assetkiln.run.captioning.LearningWorker;
import org.assetkiln.run.worker.ChildJvm;
import org.assetkiln.ui.PlaceWindow;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.StudioFixture;
import org.assetkiln.ui.captions.CaptionsPlace;
import org.assetkiln.ui.search.CaptionRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** With a real child process that reads captions off the files' names. */
@ExtendWith(ApplicationExtension.class)
class DraftingTest {
    @TempDir
    static Path user;

    @TempDir
    Path project;

    private StudioContext context;
    private CaptionWorker worker;
    private LearningWorker learner;
    private PlaceWindow window;

    @Start
    void start(Stage stage) throws IOException {
        System.setProperty("assetkiln.user", user.toString());
        Path captioner = Files.createDirectories(user.resolve("data/captioners/Reader"));
        Files.writeString(captioner.resolve("config.json"), "{}");
        context = new StudioContext();
        context.settings().update(s -> s.withCaptioner(captioner.toString()));
        worker = new CaptionWorker(ChildJvm.of(CaptionerMain.class), user, Duration.ofMinutes(1));
        learner = new LearningWorker(user);
        window =
                new PlaceWindow(stage, context, new CaptionsPlace(context, new CaptionRules(context), worker, learner));
    }

    @BeforeEach
    void openProject(FxRobot robot) throws Exception {
        for (int i = 0; i < 12; i++) {
            image("gem" + (char) ('a' + i));
        }
        image("unreadable");
        caption("gemb", "a gem that I described myself");
        open(robot);
    }

    private void open(FxRobot robot) throws Exception {
        robot.interact(() -> context.open(project));
        waitFor(() ->
                context.images().size() == 13 && context.background().running().isEmpty());
    }

    private void image(String name) throws IOException {
        Pictures.writePng(
                project.resolve(name + ".png"), new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB), Map.of());
    }

    private void caption(String name, String text) throws IOException {
        Files.writeString(project.resolve(name + ".txt"), text + "\n");
    }

    @AfterEach
    void close(FxRobot robot) {
        worker.close();
        learner.close();
        robot.interact(context::close);
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> node(robot, id, Button.class).fire());
    }

    private Caption captionOf(String name) {
        return StudioFixture.onFx(() -> context.captions().all().getOrDefault(name + ".png", Caption.NONE));
    }

    private void draftAll(FxRobot robot) throws Exception {
        fire(robot, "captions.draft");
        fire(robot, "draft-start");
        waitFor(() ->
                context.notices().size() == 1 && context.background().running().isEmpty());
    }

    @Test
    void imagesWithoutACaptionGetOneAndTheOthersStay(FxRobot robot) throws Exception {
        fire(robot, "captions.draft");
        Button start = node(robot, "draft-start", Button.class);
        assertThat(start.getText()).isEqualTo("Draft 12 captions");
        window.keepPictures(robot, "draft-sheet");
        robot.interact(() -> node(robot, "set-startText", TextField.class).setText("a sprite of"));
        robot.interact(start::fire);
        waitFor(() -> !context.notices().isEmpty());
        assertThat(context.notices()).singleElement().satisfies(notice -> assertThat(notice.text())
                .isEqualTo("11 captions are drafted. unreadable.png is damaged; save it again."));
        waitFor(() -> context.images().stream().anyMatch(image -> !image.usable()));
        assertThat(captionOf("geml").state()).isEqualTo(ReviewState.DRAFT);
        assertThat(project.resolve("geml.txt")).hasContent("a sprite of a geml\n");
        assertThat(project.resolve("gemb.txt")).hasContent("a gem that I described myself\n");
        assertThat(StudioFixture.onFx(
                        () -> node(robot, "draft-status", VBox.class).isVisible()))
                .isFalse();
    }

    @Test
    void everyImageMayHaveWordingsBesideTheCaptionThatStays(FxRobot robot) throws Exception {
        fire(robot, "captions.draft");
        robot.interact(() -> node(robot, "draft-every", RadioButton.class).fire());
        assertThat(node(robot, "draft-start", Button.class).getText()).isEqualTo("Draft 13 captions");
        fire(robot, "draft-start");
        waitFor(() -> !context.notices().isEmpty());
        assertThat(captionOf("gemb").text()).isEqualTo("a gem that I described myself");
        assertThat(StudioFixture.onFx(() -> context.captions().drafts().get("gemb.png"))
                        .text())
                .isEqualTo("a gemb");
    }

    @Test
    void aWordingIsTakenOverWithItsKeyAndAnEditedCaptionStays(FxRobot robot) throws Exception {
        draftAll(robot);
        TextArea text = node(robot, "caption-text", TextArea.class);
        robot.interact(text::requestFocus);
        assertThat(text.getText()).isEqualTo("a gema");
        window.keepPictures(robot, "draft-wordings");
        robot.push(KeyCode.ALT, KeyCode.DIGIT3);
        waitFor(() -> captionOf("gema").equals(new Caption("a gema, wording 2", ReviewState.EDITED, true)));

        robot.push(KeyCode.CONTROL, KeyCode.R);
        waitFor(() -> node(robot, "wording-5", Button.class) != null
                && context.background().running().isEmpty());
        assertThat(captionOf("gema").text()).isEqualTo("a gema, wording 2");

        robot.interact(() -> context.notices().clear());
        fire(robot, "captions.draft");
        robot.interact(() -> node(robot, "draft-untouched", RadioButton.class).fire());
        robot.interact(() -> node(robot, "set-startText", TextField.class).setText("again"));
        assertThat(node(robot, "draft-start", Button.class).getText()).isEqualTo("Draft 10 captions");
        fire(robot, "draft-start");
        waitFor(() -> context.notices().size() == 1);
        assertThat(captionOf("gema").text()).isEqualTo("a gema, wording 2");
        assertThat(captionOf("gemc").text()).isEqualTo("again a gemc");
    }

    @Test
    void draftingPausesAndGoesOn(FxRobot robot) throws Exception {
        Label text = draftUntilItWaits(robot);
        window.keepPictures(robot, "draft-running");
        fire(robot, "captions.draft-pause");
        waitFor(() -> text.getText().equals("Paused, 4 of 12"));
        Files.delete(project.resolve("wait"));
        fire(robot, "captions.draft-resume");
        waitFor(() -> !context.notices().isEmpty());
        assertThat(captionOf("gemf").text()).isEqualTo("a gemf");
        assertThat(captionOf("geml").text()).isEqualTo("a geml");
    }

    @Test
    void cancelledDraftingKeepsWhatIsThereAndLeavesTheImageUnderWay(FxRobot robot) throws Exception {
        draftUntilItWaits(robot);
        fire(robot, "captions.draft-cancel");
        waitFor(() -> !node(robot, "draft-status", VBox.class).isVisible()
                && context.background().running().isEmpty());
        assertThat(captionOf("geme").text()).isEqualTo("a geme");
        assertThat(captionOf("gemf")).isEqualTo(Caption.NONE);
    }

    /** Four images have captions then; batches are of four, and gemb has one already. */
    private Label draftUntilItWaits(FxRobot robot) throws Exception {
        Files.createFile(project.resolve("wait"));
        fire(robot, "captions.draft");
        fire(robot, "draft-start");
        Label text = node(robot, "draft-status-text", Label.class);
        waitFor(() -> text.getText().startsWith("4 of 12"));
        return text;
    }

    @Test
    void whatCannotBeDraftedSaysWhy(FxRobot robot) {
        fire(robot, "captions.draft");
        robot.interact(() -> node(robot, "set-maxLength", TextField.class).setText("500"));
        assertThat(node(robot, "draft-problem", Label.class).getText())
                .isEqualTo("The greatest length is 500: choose 1 to 100.");
        assertThat(node(robot, "draft-start", Button.class).isDisabled()).isTrue();
        robot.interact(() -> node(robot, "set-maxLength", TextField.class).setText("30"));
        assertThat(node(robot, "draft-start", Button.class).isDisabled()).isFalse();
    }
}
