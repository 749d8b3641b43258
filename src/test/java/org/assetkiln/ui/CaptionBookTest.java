package org.assetkiln.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.captioning.settings.CaptionCandidate;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.project.Caption;
import org.assetkiln.project.CaptionDraft;
import org.assetkiln.project.CaptionStore;
import org.assetkiln.project.CaptionsChanged;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ReviewState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptionBookTest {
    private static final Caption OLD = new Caption("as it was", ReviewState.DRAFT, true);
    private static final Caption NEW = new Caption("as drafted", ReviewState.DRAFT, true);

    @Test
    void whatAScanHasReadEarlierDoesNotReplaceWhatACaptionerHasWritten(@TempDir Path folder) throws Exception {
        try (StudioFixture studio = StudioFixture.open(folder, 2)) {
            studio.settle();
            StudioFixture.onFx(() -> {
                CaptionBook book = studio.context().captions();
                CaptionStore store = studio.context().project().get().captions();
                List<DatasetImage> images = studio.context().images();
                String first = images.get(0).id();
                String second = images.get(1).id();
                int asked = book.now();
                var said = new CaptionCandidate(NEW.text(), 0);
                var draft = new CaptionDraft("starter", CaptionSettings.defaults(), List.of(said), Instant.EPOCH);
                book.drafted(Map.of(first, draft), new CaptionsChanged("drafting", Map.of(first, NEW), Map.of()));
                book.add(store, Map.of(first, OLD, second, OLD), asked, () -> {});
                book.readAgain(store, Map.of(), asked);
                assertThat(book.get(images.get(0))).isEqualTo(NEW);
                assertThat(book.get(images.get(1))).isEqualTo(OLD);
                assertThat(book.drafts()).containsEntry(first, draft);
                return true;
            });
        }
    }

    @Test
    void manyCaptionsComeInSlicesAndAllBeforeTheirImages(@TempDir Path folder) throws Exception {
        try (StudioFixture studio = StudioFixture.open(folder, 2)) {
            studio.settle();
            Map<String, Caption> many = new HashMap<>();
            for (int i = 0; i < 100_000; i++) {
                many.put("image" + i, OLD);
            }
            int[] whenDone = {-1};
            int atOnce = StudioFixture.onFx(() -> {
                CaptionBook book = studio.context().captions();
                CaptionStore store = studio.context().project().get().captions();
                book.add(store, many, book.now(), () -> whenDone[0] = book.all().size());
                return book.all().size();
            });
            studio.waitFor(() -> whenDone[0] >= 0);
            assertThat(atOnce).isLessThan(100_000);
            assertThat(whenDone[0]).isGreaterThanOrEqualTo(100_000);
        }
    }
}
