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
import javafx.stage.Stage;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ReviewState;
import org.assetkiln.run.captioning.CaptionWorker;
import org.assetkiln.run.captioning.LearningWorker;
import org.assetkiln.run.worker.ChildJvm;
import org.assetkiln.ui.PlaceWindow;
import org.assetkiln.ui.StudioContext;
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

/** With a real child process that only pretends to learn. */
@ExtendWith(ApplicationExtension.class)
class LearningTest {
    @TempDir
    Path user;

    @TempDir
    Path project;

    private StudioContext context;
    private CaptionWorker drafter;
    private LearningWorker learner;
    private PlaceWindow window;
    private CaptionsPlace place;
    private Path captioner;

    @Start
    void start(Stage stage) throws IOException {
        System.setProperty("assetkiln.user", user.toString());
        captioner = Files.createDirectories(user.resolve("data/captioners/Reader"));
        Files.writeString(captioner.resolve("config.json"), "{}");
        Files.writeString(captioner.resolve("model.safetensors"), "not read here");
        context = new StudioContext();
        context.settings().update(s -> s.withCaptioner(captioner.toString()));
        drafter = new CaptionWorker(ChildJvm.of(CaptionerMain.class), user, Duration.ofMinutes(1));
        learner = new LearningWorker(ChildJvm.of(LearnerMain.class), user);
        place = new CaptionsPlace(context, new CaptionRules(context), drafter, learner);
        window = new PlaceWindow(stage, context, place);
    }

    @BeforeEach
    void openProject(FxRobot robot) throws Exception {
        for (int i = 0; i < 24; i++) {
            Pictures.writePng(
                    project.resolve("gem%02d.png".formatted(i)),
                    new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB),
                    Map.of());
        }
        robot.interact(() -> context.open(project));
        waitFor(() ->
                context.images().size() == 24 && context.background().running().isEmpty());
    }

    @AfterEach
    void close(FxRobot robot) {
        drafter.close();
        learner.close();
        robot.interact(context::close);
    }

    private void approve(FxRobot robot, int count) {
        robot.interact(() -> {
            for (DatasetImage image : context.images().subList(0, count)) {
                context.captions().set(image, "a gem of mine", ReviewState.APPROVED);
            }
        });
    }

    private void openSheet(FxRobot robot) {
        robot.interact(() -> place.actions().stream()
                .filter(action -> action.id().equals("captions.learn"))
                .forEach(action -> action.fire()));
    }

    private void fire(FxRobot robot, String id) {
        robot.interact(() -> node(robot, id, Button.class).fire());
    }

    @Test
    void withFewApprovedCaptionsItSaysHowManyAreNeeded(FxRobot robot) {
        approve(robot, 3);
        openSheet(robot);
        assertThat(node(robot, "learn-what", Label.class).getText())
                .isEqualTo("3 captions are approved. Approve at least 20, so that there is something to learn from.");
        assertThat(node(robot, "learn-start", Button.class).isDisabled()).isTrue();
    }

    @Test
    void aBetterCaptionerIsOfferedAndTheUserDecides(FxRobot robot) throws Exception {
        approve(robot, 24);
        openSheet(robot);
        window.keepPictures(robot, "learn-sheet");
        fire(robot, "learn-start");
        waitFor(() -> !context.notices().isEmpty());
        assertThat(context.notices().get(0).text()).contains("80\u00a0%").contains("40\u00a0%");
        assertThat(context.settings().get().captioner()).isEqualTo(captioner.toString());
        robot.interact(() -> context.notices().get(0).action().fire());
        window.keepPictures(robot, "learned-sheet");
        fire(robot, "learned-use");
        Path made = captioner.resolveSibling(project.getFileName());
        assertThat(context.settings().get().captioner()).isEqualTo(made.toString());
    }

    @Test
    void theNewCaptionerMayBeLeft(FxRobot robot) throws Exception {
        approve(robot, 24);
        openSheet(robot);
        fire(robot, "learn-start");
        waitFor(() -> !context.notices().isEmpty());
        robot.interact(() -> context.notices().get(0).action().fire());
        fire(robot, "learned-discard");
        waitFor(() -> context.background().running().isEmpty());
        assertThat(captioner.resolveSibling(project.getFileName())).doesNotExist();
        assertThat(context.settings().get().captioner()).isEqualTo(captioner.toString());
    }

    @Test
    void oneThatIsNoBetterIsNotOffered(FxRobot robot) throws Exception {
        approve(robot, 24);
        openSheet(robot);
        robot.interact(() -> node(robot, "learn-all", RadioButton.class).fire());
        fire(robot, "learn-start");
        waitFor(() -> !context.notices().isEmpty());
        assertThat(context.notices().get(0).text()).startsWith("Reader stays as it is");
        assertThat(context.notices().get(0).action()).isNull();
    }
}
