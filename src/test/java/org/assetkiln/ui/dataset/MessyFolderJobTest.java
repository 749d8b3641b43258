package org.assetkiln.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assetkiln.ui.OnScreen.node;
import static org.assetkiln.ui.OnScreen.waitFor;

import atlantafx.base.controls.ToggleSwitch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.run.RunFolder;
import org.assetkiln.run.RunState;
import org.assetkiln.training.TinyRun;
import org.assetkiln.ui.StudioFixture;
import org.assetkiln.ui.TestDialogs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** A messy folder comes in, is cleaned by its findings, sliced, searched, made a collection, and trained on by a real worker. */
class MessyFolderJobTest {
    private static final String SHEET = "heroes sheet.png";
    private static final int PIECES = 27;

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private final TestDialogs dialogs = new TestDialogs();
    private StudioFixture studio;

    @BeforeEach
    void openAnEmptyProject() throws Exception {
        System.setProperty("assetkiln.user", folder.resolve("user").toString());
        studio = StudioFixture.open(folder, 3);
        dialogs.answerIn(studio);
        dialogs.folder(MessyFolder.make(folder.resolve("messy")));
        studio.openAgain(Files.createDirectories(folder.resolve("project")), 0);
    }

    @AfterEach
    void close() throws Exception {
        studio.close();
        System.clearProperty("assetkiln.user");
    }

    @Test
    void isMadeATrainedModel() throws Exception {
        bringIn();
        clean();
        slice();
        collect();
        train();
    }

    private void bringIn() throws Exception {
        action("Add a folder");
        waitFor(() -> images().stream().anyMatch(image -> image.name().equals(SHEET)));
        dialogs.file(folder.resolve("messy/pack.zip"));
        action("Add images");
        waitFor(() -> images().stream().anyMatch(image -> image.id().contains("ünïcode 剣/0.png")));
        assertThat(folder.resolve("evil.png")).doesNotExist();
        studio.settle();
    }

    /** Twins and what cannot be read go to the trash by the finding's own button. */
    private void clean() throws Exception {
        int before = images().size();
        search("finding:identical");
        fix("Identical");
        waitFor(() -> images().size() < before);
        assertThat(images().stream().map(DatasetImage::name))
                .contains("item 03.png")
                .doesNotContain("item 03 copy.png");
        search("finding:unreadable");
        fix("Cannot be read");
        waitFor(() -> images().stream().allMatch(DatasetImage::usable));
        assertThat(studio.project().resolve("messy/broken.png")).doesNotExist();
    }

    private void fix(String finding) throws Exception {
        waitFor(() -> said("finding-text").startsWith(finding));
        waitFor(() -> node(robot, "finding-fix", ButtonBase.class).getText().contains("to the trash"));
        press("finding-fix");
    }

    private void slice() throws Exception {
        int before = images().size();
        search("\"heroes sheet\"");
        waitFor(() -> said("dataset-count").startsWith("1 of"));
        StudioFixture.onFx(() -> {
            images().stream()
                    .filter(image -> image.name().equals(SHEET))
                    .findFirst()
                    .ifPresent(studio.context().current()::set);
            return SHEET;
        });
        action("Slice sheet");
        waitFor(() -> node(robot, "slicer-slice", ButtonBase.class).getText().contains(String.valueOf(PIECES)));
        press("slicer-slice");
        waitFor(() -> images().size() == before + PIECES);
    }

    private void collect() throws Exception {
        search("folder:\"heroes sheet\"");
        waitFor(() -> said("dataset-count").startsWith(PIECES + " of"));
        action("Save as a collection");
        type("collection-name", "Heroes");
        press("collection-save");
        studio.settle();
    }

    private void train() throws Exception {
        studio.goTo("train");
        robot.interact(() -> choices("train-collection").setValue("Heroes"));
        waitFor(() -> said("train-count").contains(PIECES + " images"));
        robot.interact(() -> node(robot, "set-baseModel", ComboBox.class)
                .setValue(TinyRun.model().toString()));
        type("set-instance-prompt", "a zkw hero");
        waitFor(() -> node(robot, "set-image-resolution", TextInputControl.class)
                .getText()
                .equals("32"));
        type("set-steps", "20");
        type("set-sampling-every", "20");
        type("set-sampling-steps", "2");
        robot.interact(
                () -> node(robot, "set-prior-enabled", ToggleSwitch.class).setSelected(false));
        press("train.start");
        Path runs = studio.project().resolve("runs");
        waitFor(() -> !RunFolder.list(runs).isEmpty());
        RunFolder run = RunFolder.list(runs).get(0);
        waitFor(() -> run.status().state() == RunState.FINISHED);
        List<String> files = run.config().training().data().files();
        assertThat(files).hasSize(PIECES).allMatch(file -> file.contains("heroes sheet"));
        assertThat(files).noneMatch(file -> file.endsWith(SHEET));
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> choices(String id) {
        return node(robot, id, ComboBox.class);
    }

    private List<DatasetImage> images() {
        return studio.context().images();
    }

    private void search(String words) {
        robot.interact(() -> studio.context().goTo("dataset"));
        type("dataset-search", words);
    }

    private void action(String name) {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write(name, 0);
        robot.push(KeyCode.ENTER);
    }

    private String said(String id) {
        return node(robot, id, Label.class).getText();
    }

    private void type(String id, String text) {
        robot.interact(() -> {
            var field = node(robot, id, TextInputControl.class);
            field.requestFocus();
            field.setText(text);
        });
    }

    private void press(String id) {
        robot.interact(() -> node(robot, id, ButtonBase.class).fire());
    }
}
