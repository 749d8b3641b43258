package org.assetkiln.ui.captions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.ReviewState;
import org.assetkiln.ui.Notice;
import org.assetkiln.ui.OnScreen;
import org.assetkiln.ui.StudioTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaptionsPlaceTest extends StudioTest {
    @BeforeEach
    void goToCaptions() throws Exception {
        studio.goTo("captions");
    }

    private DatasetImage current() {
        return studio.context().current().get();
    }

    private Caption caption(DatasetImage image) {
        return studio.context().captions().get(image);
    }

    private TextArea text() {
        return find("#caption-text", TextArea.class);
    }

    @Test
    void whatIsTypedIsInTheFileSoonAfter() throws Exception {
        DatasetImage image = current();
        assertThat(text().isFocused()).isTrue();
        robot.write(", shiny", 0);
        studio.waitFor(() -> Files.readString(image.sidecar()).endsWith(", shiny\n"));
        assertThat(caption(image).state()).isEqualTo(ReviewState.EDITED);
    }

    @Test
    void tabGoesOnAndWritesNoTab() throws Exception {
        String before = text().getText();
        robot.interact(() -> text().positionCaret(before.length()));
        press(KeyCode.TAB);
        assertThat(text().isFocused()).isFalse();
        assertThat(text().getText()).isEqualTo(before);
    }

    @Test
    void leavingAnImageSavesAtOnce() throws Exception {
        DatasetImage image = current();
        robot.write("!", 0);
        press(KeyCode.CONTROL, KeyCode.DOWN);
        studio.settle();
        assertThat(Files.readString(image.sidecar())).endsWith("!\n");
        assertThat(current()).isEqualTo(studio.context().images().get(1));
        assertThat(text().getText()).isEqualTo(caption(current()).text());
        assertThat(text().isFocused()).isTrue();
    }

    @Test
    void approveAndRejectGoOnAndCount() throws Exception {
        DatasetImage first = current();
        press(KeyCode.CONTROL, KeyCode.ENTER);
        DatasetImage second = current();
        assertThat(second).isEqualTo(studio.context().images().get(1));
        assertThat(text().getCaretPosition()).isEqualTo(text().getLength()).isPositive();
        press(KeyCode.CONTROL, KeyCode.BACK_SPACE);
        assertThat(caption(first).state()).isEqualTo(ReviewState.APPROVED);
        assertThat(caption(second).state()).isEqualTo(ReviewState.REJECTED);
        Label count = find("#captions-count", Label.class);
        studio.waitFor(() -> count.getText().equals("2 of " + IMAGES + " reviewed"));

        press(KeyCode.CONTROL, KeyCode.UP);
        press(KeyCode.CONTROL, KeyCode.UP);
        assertThat(current()).isEqualTo(first);
        press(KeyCode.CONTROL, KeyCode.J);
        assertThat(current()).isEqualTo(studio.context().images().get(2));
    }

    @Test
    void aSecondWindowLooksAndChangesNothing() throws Exception {
        Path root = folder.resolve("elsewhere");
        Files.createDirectories(root);
        for (DatasetImage image : studio.context().images().subList(0, 3)) {
            Files.copy(image.file(), root.resolve(image.name()));
            Files.writeString(root.resolve(image.name().replace(".png", ".txt")), "as it was");
        }
        try (Project other = Project.open(root)) {
            assertThat(other.readOnly()).isFalse();
            studio.openAgain(root, 3);
            studio.goTo("captions");
            assertThat(OnScreen.node(robot, "captions.approve", Button.class).isDisabled())
                    .isTrue();
            assertThat(text().isEditable()).isFalse();
            DatasetImage image = current();
            press(KeyCode.CONTROL, KeyCode.ENTER);
            press(KeyCode.F2);
            press(KeyCode.DIGIT1);
            assertThat(current()).isEqualTo(image);
            assertThat(caption(image).state()).isNotEqualTo(ReviewState.APPROVED);
            assertThat(text().getText()).isEqualTo("as it was");
            assertThat(image.sidecar()).hasContent("as it was");
        }
    }

    @Test
    void anEmptyCaptionCannotBeApproved() {
        robot.interact(() -> text().clear());
        DatasetImage image = current();
        press(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(current()).isEqualTo(image);
        assertThat(caption(image).state()).isNotEqualTo(ReviewState.APPROVED);
    }

    @Test
    void undoTakesBackAVisitToAnotherImage() throws Exception {
        DatasetImage image = current();
        String before = caption(image).text();
        robot.write(" new", 0);
        press(KeyCode.CONTROL, KeyCode.ENTER);
        studio.settle();
        assertThat(caption(image).text()).isEqualTo(before + " new");

        press(KeyCode.CONTROL, KeyCode.Z);
        studio.settle();
        assertThat(current()).isEqualTo(image);
        assertThat(caption(image).text()).isEqualTo(before);
        assertThat(caption(image).state()).isEqualTo(ReviewState.DRAFT);
        assertThat(Files.readString(image.sidecar()).strip()).isEqualTo(before);

        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        studio.settle();
        assertThat(caption(image).state()).isEqualTo(ReviewState.APPROVED);
        assertThat(studio.context().notices())
                .extracting(Notice::text)
                .singleElement()
                .asString()
                .startsWith("Done again: ");
    }

    @Test
    void undoInATextTakesBackWhatWasTypedThere() {
        String before = text().getText();
        robot.write("x", 0);
        press(KeyCode.CONTROL, KeyCode.Z);
        assertThat(text().getText()).isEqualTo(before);
    }

    @Test
    void anotherProgramsTextIsNotOverwrittenBlindly() throws Exception {
        DatasetImage image = current();
        Files.writeString(image.sidecar(), "written by another program\n");
        robot.write("!", 0);
        press(KeyCode.CONTROL, KeyCode.DOWN);
        studio.settle();
        // Refused, or noticed before the key was pressed.
        assertThat(Files.readString(image.sidecar())).startsWith("written by another program");
        assertThat(studio.context().notices()).anyMatch(n -> n.text().contains(image.name()));
    }

    @Test
    void whatAnotherProgramWritesIsShownAndSaid() throws Exception {
        DatasetImage image = current();
        Files.writeString(image.sidecar(), "written by another program\n");
        studio.waitFor(() -> text().getText().equals("written by another program"));
        assertThat(caption(image).text()).isEqualTo("written by another program");
        studio.waitFor(() -> studio.context().notices().stream()
                .anyMatch(n -> n.text().contains("Another program") && n.text().contains(image.name())));
    }

    private void settleBatch() throws Exception {
        studio.waitFor(() -> !find("#batch-apply", Button.class).isDisabled());
    }

    @Test
    void findAndReplaceShowsEachChangeAndIsOneStepToUndo() throws Exception {
        DatasetImage image = current();
        String before = caption(image).text();
        press(KeyCode.CONTROL, KeyCode.F);
        robot.write("icon", 0);
        robot.interact(() -> find("#replace-by", TextField.class).setText("sprite"));
        settleBatch();
        ListView<?> changes = find("#batch-changes", ListView.class);
        assertThat(changes.getItems()).hasSizeGreaterThan(10);
        robot.interact(() -> find("#batch-apply", Button.class).fire());
        studio.settle();
        assertThat(Files.readString(image.sidecar())).isEqualTo(before.replace("icon", "sprite") + "\n");
        assertThat(caption(image).state()).isEqualTo(ReviewState.EDITED);
        assertThat(text().getText()).isEqualTo(caption(image).text());

        press(KeyCode.CONTROL, KeyCode.Z);
        studio.settle();
        assertThat(Files.readString(image.sidecar())).isEqualTo(before + "\n");
        assertThat(studio.context().captions().all().values())
                .noneMatch(caption -> caption.text().contains("sprite"));
    }
}
