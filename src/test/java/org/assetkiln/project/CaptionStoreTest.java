package org.assetkiln.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionStoreTest {
    @TempDir
    Path root;

    private Project project;
    private DatasetImage knight;
    private Path sidecar;

    @BeforeEach
    void open() throws IOException {
        project = Project.open(root);
        knight = TestImages.image(root, "knight.png");
        sidecar = root.resolve("knight.txt");
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void aCaptionThatNobodyReviewedIsADraft() throws IOException {
        assertThat(captions().read(knight)).isEqualTo(Caption.NONE);
        Files.writeString(sidecar, "a knight\n");
        assertThat(captions().read(knight)).isEqualTo(new Caption("a knight", ReviewState.DRAFT, true));
    }

    @Test
    void whatIsWrittenIsThereAfterReopening() throws IOException {
        captions().write(knight, "a brave knight", ReviewState.APPROVED);
        reopen();
        assertThat(Files.readString(sidecar)).isEqualTo("a brave knight\n");
        assertThat(captions().read(knight)).isEqualTo(new Caption("a brave knight", ReviewState.APPROVED, true));
        assertThat(captions().readAll(List.of(knight)))
                .containsEntry("knight.png", captions().read(knight));
    }

    @Test
    void readingMeanwhileDoesNotHaveWritingRefused() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                captions().readAll(List.of(knight));
            }
        });
        DatasetImage sword = TestImages.image(root, "sword.png");
        for (int i = 0; i < 100; i++) {
            String text = "knight " + i;
            CaptionsChanged changed = captions().edit("counting", List.of(edit(knight, text), edit(sword, text)));
            assertThat(changed.leftAlone()).isEmpty();
        }
        done.set(true);
        reading.join();
    }

    private static CaptionEdit edit(DatasetImage image, String text) {
        return new CaptionEdit(image, text, ReviewState.EDITED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ufeffone\r\ntwo\r\n", "one\ntwo", "\ufeffone\ntwo\n", "one\r\ntwo"})
    void anEditKeepsTheFilesManner(String content) throws IOException {
        Files.writeString(sidecar, content);
        captions().read(knight);
        captions().write(knight, "three\nfour", ReviewState.EDITED);
        String expected = content.replace("one", "three").replace("two", "four");
        assertThat(Files.readString(sidecar)).isEqualTo(expected);
    }

    @Test
    void anEditKeepsUtf16AndTurnsOldEncodingsIntoUtf8() throws IOException {
        Files.write(sidecar, "\ufeffschön\n".getBytes(StandardCharsets.UTF_16LE));
        assertThat(captions().read(knight).text()).isEqualTo("schön");
        captions().write(knight, "größer", ReviewState.EDITED);
        assertThat(Files.readString(sidecar, StandardCharsets.UTF_16LE)).isEqualTo("\ufeffgrößer\n");

        Files.write(sidecar, "schön".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(captions().read(knight).text()).isEqualTo("schön");
        captions().write(knight, "schöner", ReviewState.EDITED);
        assertThat(Files.readString(sidecar)).isEqualTo("schöner");
    }

    @Test
    void approvingLeavesTheFileAlone() throws IOException {
        Files.writeString(sidecar, "a knight\r\n\r\n");
        Files.setLastModifiedTime(sidecar, FileTime.fromMillis(1000));
        String text = captions().read(knight).text();
        captions().write(knight, text, ReviewState.APPROVED);
        captions().write(knight, text, ReviewState.APPROVED);
        assertThat(Files.getLastModifiedTime(sidecar).toMillis()).isEqualTo(1000);
        assertThat(captions().read(knight).state()).isEqualTo(ReviewState.APPROVED);
    }

    @Test
    void anEmptyCaptionHasNoFile() throws IOException {
        captions().write(knight, "", ReviewState.REJECTED);
        assertThat(sidecar).doesNotExist();
        assertThat(captions().read(knight)).isEqualTo(new Caption("", ReviewState.REJECTED, false));

        captions().write(knight, "text", ReviewState.EDITED);
        captions().write(knight, "", ReviewState.EDITED);
        assertThat(sidecar).doesNotExist();
        assertThat(captions().read(knight)).isEqualTo(Caption.NONE);
    }

    @Test
    void aFileThatChangedElsewhereIsNotWrittenOver() throws IOException {
        captions().write(knight, "mine", ReviewState.EDITED);
        Files.writeString(sidecar, "theirs");
        assertThatThrownBy(() -> captions().write(knight, "mine again", ReviewState.EDITED))
                .isInstanceOf(CaptionChangedElsewhereException.class)
                .hasMessageContaining("knight.png")
                .extracting(e -> ((CaptionChangedElsewhereException) e).present())
                .isEqualTo("theirs");
        assertThat(sidecar).hasContent("theirs");

        captions().read(knight);
        captions().write(knight, "mine again", ReviewState.EDITED);
        assertThat(sidecar).hasContent("mine again");
    }

    @Test
    void anApprovedCaptionThatChangedElsewhereIsNoLongerApproved() throws IOException {
        captions().write(knight, "mine", ReviewState.APPROVED);
        Files.writeString(sidecar, "theirs");
        assertThat(captions().read(knight).state()).isEqualTo(ReviewState.EDITED);
        Files.delete(sidecar);
        assertThat(captions().read(knight)).isEqualTo(Caption.NONE);
    }

    @Test
    void historyBeginsWithTheDraftAndLosesNothing() throws IOException {
        Files.writeString(sidecar, "draft");
        captions().write(knight, "bet", ReviewState.EDITED);
        captions().write(knight, "better", ReviewState.EDITED);
        captions().closeStep();
        captions().write(knight, "better", ReviewState.APPROVED);
        captions().write(knight, "better", ReviewState.APPROVED);
        reopen();
        captions().write(knight, "best", ReviewState.APPROVED);
        assertThat(captions().history(knight))
                .extracting(version -> version.text() + " " + version.state())
                .containsExactly("draft DRAFT", "better EDITED", "better APPROVED", "best APPROVED");
    }

    @Test
    void nothingIsKeptWhenTheSidecarCannotBeWritten() throws IOException {
        Files.createDirectories(sidecar.resolve("in the way"));
        assertThatThrownBy(() -> captions().write(knight, "text", ReviewState.APPROVED))
                .isInstanceOf(IOException.class);
        assertThat(captions().history(knight)).isEmpty();
        assertThat(captions().nextSteps()).isEqualTo(new NextSteps(null, null));
    }

    private CaptionStore captions() {
        return project.captions();
    }

    private void reopen() throws IOException {
        project.close();
        project = Project.open(root);
    }

    @Test
    void aFileThatHasNotBeenWrittenSinceIsNotReadAgain() throws IOException {
        FileTime longAgo = FileTime.fromMillis(System.currentTimeMillis() - 60_000);
        Files.writeString(sidecar, "a knight");
        Files.setLastModifiedTime(sidecar, longAgo);
        assertThat(captions().readAll(List.of(knight)).get("knight.png").text()).isEqualTo("a knight");
        Files.writeString(sidecar, "a castle"); // as long, and said to be as old: only reading could tell
        Files.setLastModifiedTime(sidecar, longAgo);
        assertThat(captions().readAll(List.of(knight)).get("knight.png").text()).isEqualTo("a knight");
        Files.setLastModifiedTime(sidecar, FileTime.fromMillis(longAgo.toMillis() + 1));
        assertThat(captions().readAll(List.of(knight)).get("knight.png").text()).isEqualTo("a castle");
        Files.delete(sidecar);
        assertThat(captions().readAll(List.of(knight))).containsEntry("knight.png", Caption.NONE);
    }

    @Test
    void aFileWrittenJustBeforeItWasReadIsReadAgain() throws IOException {
        FileTime now = FileTime.fromMillis(System.currentTimeMillis());
        Files.writeString(sidecar, "a knight");
        Files.setLastModifiedTime(sidecar, now);
        assertThat(captions().readAll(List.of(knight)).get("knight.png").text()).isEqualTo("a knight");
        Files.writeString(sidecar, "a castle");
        Files.setLastModifiedTime(sidecar, now);
        assertThat(captions().readAll(List.of(knight)).get("knight.png").text()).isEqualTo("a castle");
    }
}
