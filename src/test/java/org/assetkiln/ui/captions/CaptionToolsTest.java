package org.assetkiln.ui.captions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.TextFlow;
import org.assetkiln.captioning.settings.CaptionCandidate;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.project.Caption;
import org.assetkiln.project.CaptionDraft;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.DraftScope;
import org.assetkiln.project.ReviewState;
import org.assetkiln.project.wording.Vocabulary;
import org.assetkiln.ui.StudioTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What helps to write captions, by keyboard alone. */
class CaptionToolsTest extends StudioTest {
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

    private void write(String caption) {
        robot.interact(() -> {
            text().setText(caption);
            text().end();
        });
    }

    private void applyBatch() throws Exception {
        studio.waitFor(() -> !robot.lookup("#batch-apply").queryButton().isDisabled());
        robot.interact(() -> find("#batch-apply", Button.class).fire());
        studio.settle();
    }

    @Test
    void quickWordsComeByNumberAndTheNumberIsNotTyped() throws Exception {
        DatasetImage image = current();
        write("a knight");
        press(KeyCode.F2);
        press(KeyCode.DIGIT2);
        assertThat(text().getText()).isEqualTo("a knight, side view");
        press(KeyCode.F2);
        press(KeyCode.DIGIT1);
        press(KeyCode.F3);
        press(KeyCode.DIGIT1);
        assertThat(text().getText()).isEqualTo("a knight, front view, idle");
        studio.settle();
        assertThat(Files.readString(image.sidecar())).isEqualTo("a knight, front view, idle\n");
        robot.write("2", 0);
        assertThat(text().getText()).endsWith("2");
    }

    @Test
    void quickWordsCanBeChangedAndStayWithTheProject() throws Exception {
        robot.interact(() -> robot.lookup((Button button) -> "captions.quick-edit".equals(button.getId()))
                .queryAs(Button.class)
                .fire());
        robot.interact(() -> {
            find("#quick-name-0", TextField.class).setText("Mood");
            find("#quick-words-0", TextArea.class).setText("happy\nsad");
            find("#quick-words-keep", Button.class).fire();
        });
        studio.settle();
        write("a slime");
        press(KeyCode.F2);
        press(KeyCode.DIGIT2);
        assertThat(text().getText()).isEqualTo("a slime, sad");
        Path kept = studio.project().resolve(".assetkiln").resolve("captions.json");
        assertThat(Files.readString(kept)).contains("Mood").contains("happy");
    }

    @Test
    void tabTakesAWordOfTheOtherCaptions() {
        write("");
        robot.write("a mushr", 0);
        press(KeyCode.TAB);
        assertThat(text().getText()).isEqualTo("a mushroom ");
        assertThat(text().isFocused()).isTrue();
        press(KeyCode.TAB);
        assertThat(text().getText()).isEqualTo("a mushroom icon ");
    }

    @Test
    void theFilterLeavesAnImageInSightUntilItIsAskedAgain() throws Exception {
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        robot.write("state:draft potion", 0);
        ListView<?> strip = find("#film-strip", ListView.class);
        studio.waitFor(() -> strip.getItems().size() == 3);
        press(KeyCode.ENTER);
        assertThat(text().isFocused()).isTrue();
        DatasetImage first = current();
        assertThat(first.name()).startsWith("potion");
        press(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(strip.getItems()).hasSize(3);
        assertThat(current().name()).startsWith("potion");
        press(KeyCode.CONTROL, KeyCode.UP);
        assertThat(current()).isEqualTo(first);

        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        press(KeyCode.ENTER);
        studio.waitFor(() -> strip.getItems().size() == 2);
        assertThat(current()).isNotEqualTo(first);
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        press(KeyCode.ESCAPE);
        studio.waitFor(() -> strip.getItems().size() == IMAGES);
    }

    @Test
    void whatAFilterDoesNotUnderstandIsSaid() throws Exception {
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        robot.write("state:done", 0);
        TextField field = find("#captions-search", TextField.class);
        studio.waitFor(() -> field.getAccessibleHelp().startsWith("Write state: with one of"));
        robot.interact(field::clear);
    }

    @Test
    void slipsAreShownAndPutRight() throws Exception {
        write("a picture of a red red gem");
        studio.waitFor(() -> robot.lookup("#caption-checks .button").queryAll().size() == 2);
        press(KeyCode.ALT, KeyCode.ENTER);
        assertThat(text().getText()).isEqualTo("a red red gem");
        press(KeyCode.ALT, KeyCode.ENTER);
        assertThat(text().getText()).isEqualTo("a red gem");
    }

    @Test
    void theDraftIsComparedAndTakenBack() throws Exception {
        DatasetImage image = current();
        write("");
        press(KeyCode.CONTROL, KeyCode.DOWN);
        studio.settle();
        var draft = new CaptionDraft(
                "starter captioner",
                CaptionSettings.defaults(),
                List.of(new CaptionCandidate("a round red thing", -1)),
                Instant.now());
        studio.context().project().get().captions().saveDrafts(Map.of(image.id(), draft), DraftScope.MISSING);
        studio.rescan();
        press(KeyCode.CONTROL, KeyCode.UP);
        assertThat(text().getText()).isEqualTo("a round red thing");
        assertThat(caption(image).state()).isEqualTo(ReviewState.DRAFT);
        write("a round red potion");
        TextFlow difference = find("#draft-difference", TextFlow.class);
        assertThat(difference.getAccessibleText()).contains("(without: thing)").contains("(new: potion)");
        assertThat(find("#draft-about", Label.class).getText()).contains("starter captioner, 3 beams");
        press(KeyCode.CONTROL, KeyCode.D);
        assertThat(text().getText()).isEqualTo("a round red thing");
        press(KeyCode.CONTROL, KeyCode.Z);
        studio.settle();
        assertThat(text().getText()).isEqualTo("a round red potion");
    }

    @Test
    void historyShowsEveryCaptionAndBringsOneBack() throws Exception {
        String before = text().getText();
        write("first");
        press(KeyCode.CONTROL, KeyCode.ENTER);
        press(KeyCode.CONTROL, KeyCode.UP);
        write("second");
        press(KeyCode.CONTROL, KeyCode.H);
        studio.settle();
        ListView<?> list = find("#history-list", ListView.class);
        studio.waitFor(() -> list.getItems().size() == 3);
        robot.interact(() -> {
            list.getSelectionModel().selectLast();
            find("#history-take", Button.class).fire();
        });
        studio.settle();
        assertThat(text().getText()).isEqualTo(before);
        assertThat(Files.readString(current().sidecar())).isEqualTo(before + "\n");
    }

    @Test
    void aWordIsRenamedEverywhereInOneStep() throws Exception {
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);
        ListView<Vocabulary.Entry> words = words();
        robot.interact(() -> {
            words.getSelectionModel().select(index(words, "mushroom"));
            find("#words-name", TextField.class).setText("toadstool");
        });
        applyBatch();
        assertThat(studio.context().captions().all().values())
                .noneMatch(caption -> caption.text().contains("mushroom"))
                .anyMatch(caption -> caption.text().contains("toadstool"));
        press(KeyCode.CONTROL, KeyCode.Z);
        studio.settle();
        assertThat(studio.context().captions().all().values())
                .anyMatch(caption -> caption.text().contains("mushroom"))
                .noneMatch(caption -> caption.text().contains("toadstool"));
    }

    @SuppressWarnings("unchecked")
    private ListView<Vocabulary.Entry> words() {
        return find("#words-list", ListView.class);
    }

    private static int index(ListView<Vocabulary.Entry> words, String word) {
        return words.getItems()
                .indexOf(words.getItems().stream()
                        .filter(entry -> entry.word().equals(word))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void aTemplateAndItsTriggerAreKeptAndTheTriggerIsMissedFromThenOn() throws Exception {
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
        robot.write("zkw", 0);
        applyBatch();
        assertThat(caption(current()).text()).startsWith("zkw, a ");
        write("a gem");
        studio.waitFor(() -> robot.lookup("#caption-checks .label").queryAll().stream()
                .anyMatch(node -> node instanceof Label label && label.getText().contains("“zkw” is missing")));
    }

    @Test
    void anApprovedCaptionStaysApprovedWhenAsked() throws Exception {
        DatasetImage image = current();
        press(KeyCode.CONTROL, KeyCode.ENTER);
        press(KeyCode.CONTROL, KeyCode.E);
        robot.interact(() -> {
            find("#add-after", TextField.class).setText(", shiny");
            find("#batch-keep-approved", CheckBox.class).setSelected(true);
        });
        applyBatch();
        assertThat(caption(image).text()).endsWith(", shiny");
        assertThat(caption(image).state()).isEqualTo(ReviewState.APPROVED);
        assertThat(caption(current()).state()).isEqualTo(ReviewState.EDITED);
    }

    @Test
    void theCaptionOfTheImageBeforeIsCopied() {
        String first = text().getText();
        press(KeyCode.CONTROL, KeyCode.DOWN);
        press(KeyCode.ALT, KeyCode.P);
        assertThat(text().getText()).isEqualTo(first);
    }

    @Test
    void whatWasDoneCanBeTakenBackAfterTheProjectWasClosed() throws Exception {
        Path project = studio.project();
        DatasetImage image = current();
        String before = text().getText();
        write("changed");
        press(KeyCode.CONTROL, KeyCode.ENTER);
        studio.settle();
        studio.reopen(folder.resolve("other"), 3);
        studio.openAgain(project, IMAGES);
        studio.goTo("captions");
        assertThat(caption(image).text()).isEqualTo("changed");
        robot.interact(() -> studio.context().undo().undo());
        studio.settle();
        assertThat(caption(image).text()).isEqualTo(before);
        assertThat(Files.readString(image.sidecar())).isEqualTo(before + "\n");
    }
}
