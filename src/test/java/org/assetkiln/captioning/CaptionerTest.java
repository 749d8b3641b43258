package org.assetkiln.captioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.assetkiln.Fixtures;
import org.assetkiln.captioning.settings.Background;
import org.assetkiln.captioning.settings.CaptionCandidate;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.captioning.settings.Search;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.tensor.ComputeDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaptionerTest {
    private static final Background WHITE = new Background("#ffffff", false);
    private static final Search NUCLEUS = Search.Nucleus.usual();

    private final List<BufferedImage> images = new ArrayList<>();
    private Captioner captioner;

    @BeforeEach
    void open() throws IOException {
        captioner = Captioner.open(Fixtures.path("blip/large"), ComputeDevice.CPU);
        for (int i = 0; i < 7; i++) {
            images.add(Pictures.read(Fixtures.path("blip/looking/" + i + ".png")));
        }
    }

    @AfterEach
    void close() {
        captioner.close();
    }

    @Test
    void aCaptionDoesNotDependOnWhatElseIsInTheBatch() {
        for (Search search : List.of(new Search.Greedy(), new Search.Beam(3), NUCLEUS)) {
            CaptionSettings together = CaptionSettings.defaults().withSearch(search, 1);
            List<List<CaptionCandidate>> all = captioner.caption(images, WHITE, together);
            assertThat(all).hasSize(7);
            for (int i = 0; i < 7; i++) {
                CaptionCandidate alone = captioner
                        .caption(images.subList(i, i + 1), WHITE, together)
                        .get(0)
                        .get(0);
                assertThat(alone.text()).isEqualTo(all.get(i).get(0).text());
            }
        }
    }

    @Test
    void candidatesDifferAndTheSurestIsFirst() {
        CaptionSettings settings = CaptionSettings.defaults().withSearch(NUCLEUS, 8);
        for (List<CaptionCandidate> candidates : captioner.caption(images, WHITE, settings)) {
            assertThat(candidates)
                    .hasSizeBetween(1, 8)
                    .extracting(CaptionCandidate::text)
                    .doesNotHaveDuplicates();
            assertThat(candidates)
                    .extracting(CaptionCandidate::meanLogProbability)
                    .isSortedAccordingTo((a, b) -> Double.compare(b, a))
                    .allMatch(mean -> mean <= 0);
        }
        assertThat(captioner.caption(images, WHITE, settings)).isEqualTo(captioner.caption(images, WHITE, settings));
    }

    @Test
    void theStartTextStaysOrGoes() {
        CaptionSettings kept = CaptionSettings.defaults().withStartText("A pixel art sprite of");
        CaptionSettings cut = new CaptionSettings("A pixel art sprite of", false, kept.search(), 1, 3, 0, 30, 3, 42, 4);
        List<List<CaptionCandidate>> with = captioner.caption(images, WHITE, kept);
        List<List<CaptionCandidate>> without = captioner.caption(images, WHITE, cut);
        for (int i = 0; i < with.size(); i++) {
            String text = with.get(i).get(0).text();
            assertThat(text).startsWith("a pixel art sprite of");
            assertThat(without.get(i).get(0).text())
                    .isEqualTo(text.substring("a pixel art sprite of".length()).strip());
        }
    }

    @Test
    void aPictureCanBeGivenUpHalfWay() {
        CaptionSettings settings = CaptionSettings.defaults().withSearch(new Search.Greedy(), 1);
        var asked = new AtomicInteger();
        captioner.caption(images.subList(0, 1), WHITE, settings, () -> asked.incrementAndGet() < 0);
        assertThat(asked.get()).isGreaterThan(5);
        for (int after = 0; after < asked.get(); after++) {
            int limit = after;
            var calls = new AtomicInteger();
            assertThatThrownBy(() -> captioner.caption(
                            images.subList(0, 1), WHITE, settings, () -> calls.getAndIncrement() == limit))
                    .isInstanceOf(CancellationException.class);
        }
        assertThat(captioner.caption(images.subList(0, 1), WHITE, settings)).hasSize(1);
    }

    @Test
    void aStartTextWithoutRoomForACaptionIsRefused() {
        CaptionSettings settings = CaptionSettings.defaults().withStartText("a red sword ".repeat(20));
        assertThatThrownBy(() -> captioner.caption(images, WHITE, settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("choose a shorter one");
    }
}
