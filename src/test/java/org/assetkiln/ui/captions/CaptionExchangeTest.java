package org.assetkiln.ui.captions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ReviewState;
import org.assetkiln.ui.StudioTest;
import org.assetkiln.ui.TestDialogs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Captions that other programs write: taken over from a file, or written while one types. */
class CaptionExchangeTest extends StudioTest {
    private final TestDialogs dialogs = new TestDialogs();

    @BeforeEach
    void goToCaptions() throws Exception {
        studio.goTo("captions");
        dialogs.answerIn(studio);
    }

    private String caption(DatasetImage image) {
        return studio.context().captions().get(image).text();
    }

    private DatasetImage current() {
        return studio.context().current().get();
    }

    private void fire(String id) throws Exception {
        robot.interact(() -> find("#" + id, Button.class).fire());
        studio.settle();
    }

    private void openSheet() throws Exception {
        press(KeyCode.CONTROL, KeyCode.K);
        robot.write("captions from another", 0);
        press(KeyCode.ENTER);
        studio.settle();
    }

    @Test
    void captionsOfAFileAreShownBeforeTheyAreTakenOverInOneStep() throws Exception {
        DatasetImage image = current();
        String before = caption(image);
        Path file = folder.resolve("metadata.jsonl");
        Files.writeString(
                file,
                """
                {"file_name": "%s", "text": "as another program has it"}
                {"file_name": "dragon.png", "text": "a dragon"}
                """
                        .formatted(image.name()));
        dialogs.file(file);
        openSheet();
        fire("import-file");
        assertThat(find("#import-said", Label.class).getText()).contains("Not in this project: dragon.png.");
        assertThat(caption(image)).isEqualTo(before);
        assertThat(find("#import-apply", Button.class).getText()).isEqualTo("Change 1 caption");
        fire("import-apply");
        assertThat(image.sidecar()).hasContent("as another program has it\n");
        press(KeyCode.CONTROL, KeyCode.Z);
        studio.settle();
        assertThat(image.sidecar()).hasContent(before + "\n");
    }

    @Test
    void onlyMissingCaptionsAreTakenWhenAsked() throws Exception {
        Path texts = Files.createDirectories(folder.resolve("texts"));
        Files.writeString(texts.resolve(current().name().replace(".png", ".txt")), "other words");
        dialogs.folder(texts);
        openSheet();
        fire("import-folder");
        assertThat(find("#import-apply", Button.class).isDisabled()).isFalse();
        robot.interact(() -> find("#import-missing", CheckBox.class).fire());
        studio.settle();
        assertThat(find("#import-apply", Button.class).isDisabled()).isTrue();
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("captions.json"), "[1, ");
        dialogs.file(file);
        openSheet();
        fire("import-file");
        assertThat(find("#import-problem", Label.class).getText()).contains("captions.json");
        assertThat(find("#import-apply", Button.class).isDisabled()).isTrue();
    }

    @Test
    void twoTextsForOneImageAreComparedAndNoneIsLost() throws Exception {
        DatasetImage image = current();
        TextArea text = find("#caption-text", TextArea.class);
        robot.interact(() -> text.setText("a text of mine"));
        Files.writeString(image.sidecar(), "a text from outside\n");
        press(KeyCode.CONTROL, KeyCode.ENTER);
        studio.waitFor(() -> robot.lookup("#notice-action").tryQuery().isPresent());
        assertThat(image.sidecar()).hasContent("a text from outside\n");
        robot.interact(() -> find("#notice-action", Button.class).fire());
        robot.interact(() -> {
            find("#merge-text", TextArea.class).setText("a text of both");
            find("#merge-keep", Button.class).fire();
        });
        studio.settle();
        assertThat(image.sidecar()).hasContent("a text of both\n");
        assertThat(studio.context().captions().get(image).state()).isEqualTo(ReviewState.EDITED);
    }
}
