package org.assetkiln.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assetkiln.captioning.settings.CaptionCandidate;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaptionDraftsTest {
    @TempDir
    Path root;

    private Project project;
    private DatasetImage knight;

    @BeforeEach
    void open() throws IOException {
        project = Project.open(root);
        knight = TestImages.image(root, "knight.png");
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void aDraftIsTheCaptionOfAnImageThatHasNone() throws IOException {
        CaptionsChanged done = save(draft("a knight", "a man"), DraftScope.MISSING);
        assertThat(done.captions()).isEqualTo(Map.of("knight.png", new Caption("a knight", ReviewState.DRAFT, true)));
        project.close();
        project = Project.open(root);
        assertThat(captions().read(knight)).isEqualTo(new Caption("a knight", ReviewState.DRAFT, true));
        assertThat(captions().draft(knight)).contains(draft("a knight", "a man"));
        assertThat(captions().drafts()).isEqualTo(Map.of("knight.png", draft("a knight", "a man")));
        assertThat(captions().history(knight))
                .extracting(v -> v.text() + " " + v.state() + " " + v.who())
                .containsExactly("a knight DRAFT starter");
        assertThat(captions().undo()).isEmpty();
    }

    @Test
    void onlyADraftThatNobodyTouchedIsReplaced() throws IOException {
        save(draft("one"), DraftScope.MISSING);
        assertThat(save(draft("two"), DraftScope.MISSING).captions()).isEmpty();
        assertThat(captions().read(knight).text()).isEqualTo("one");
        // The latest draft is "two": what is in the file is still what a captioner wrote.
        save(draft("three"), DraftScope.UNTOUCHED_DRAFTS);
        assertThat(captions().read(knight).text()).isEqualTo("three");
        assertThat(captions().earlierDrafts(knight))
                .extracting(CaptionDraft::text)
                .containsExactly("one", "two", "three");
    }

    @ParameterizedTest
    @EnumSource(
            value = ReviewState.class,
            names = {"EDITED", "APPROVED", "REJECTED"})
    void whatAPersonDecidedIsNeverTouched(ReviewState state) throws IOException {
        save(draft("one"), DraftScope.MISSING);
        captions().write(knight, "one", state);
        CaptionsChanged done = save(draft("two"), DraftScope.UNTOUCHED_DRAFTS);
        assertThat(done.captions()).isEmpty();
        assertThat(captions().read(knight)).isEqualTo(new Caption("one", state, true));
        assertThat(captions().draft(knight)).contains(draft("two"));
    }

    @Test
    void aCaptionFromAnotherProgramIsNeverTouched() throws IOException {
        Files.writeString(knight.sidecar(), "from elsewhere");
        assertThat(captions().takesDraft(knight, DraftScope.UNTOUCHED_DRAFTS)).isFalse();
        save(draft("one"), DraftScope.UNTOUCHED_DRAFTS);
        assertThat(knight.sidecar()).hasContent("from elsewhere");
        captions().write(knight, "", ReviewState.REJECTED);
        assertThat(captions().takesDraft(knight, DraftScope.MISSING)).isFalse();
    }

    private CaptionsChanged save(CaptionDraft draft, DraftScope scope) throws IOException {
        return captions().saveDrafts(Map.of(knight.id(), draft), scope);
    }

    private static CaptionDraft draft(String... texts) {
        List<CaptionCandidate> candidates = List.of(texts).stream()
                .map(text -> new CaptionCandidate(text, -0.5))
                .toList();
        return new CaptionDraft("starter", CaptionSettings.defaults(), candidates, Instant.ofEpochMilli(1234));
    }

    private CaptionStore captions() {
        return project.captions();
    }
}
