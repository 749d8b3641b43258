package org.assetkiln.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assetkiln.training.event.TrainingEvent;
import org.junit.jupiter.api.Test;

class ImageErrorsTest {
    @Test
    void anImageIsComparedWithOthersAtLikeNoiseOnly() {
        var images = new ImageErrors();
        for (int step = 1; step <= 10; step++) {
            // Image 0 had easy noise only and is learned badly for it; image 1 the other way round; -1 is a class
            // image.
            images.add(new TrainingEvent.Errors(
                    step, List.of(0, 1, 2, 2, -1), List.of(900, 10, 900, 10, 10), List.of(0.2, 0.5, 0.1, 1.0, 9.0)));
        }
        assertThat(images.entries()).extracting(ImageErrors.Entry::image).containsExactly(0, 2, 1);
        assertThat(images.entries().get(0).ratio()).isCloseTo(0.2 / 0.15, within(1e-9));
        assertThat(images.entries().get(2).ratio()).isCloseTo(0.5 / 0.75, within(1e-9));
        assertThat(images.text(List.of("/p/sword.png", "/p/key.png")))
                .contains("1.33   sword.png, seen 10 times", "0.67   key.png", "image 2, seen 20 times");
        images.clear();
        assertThat(images.text(List.of())).contains("Nothing is known");
    }

    @Test
    void errorsAreDrawnByTheNoiseTheyHad() {
        var history = new LossHistory();
        history.add(new TrainingEvent.Errors(
                1, List.of(0, 1, 0, -1), List.of(10, 20, 999, 400), List.of(1.0, 3.0, 0.5, 7.0)));
        assertThat(history.bands.get(NoiseBand.LITTLE).lastY()).isEqualTo(2);
        assertThat(history.bands.get(NoiseBand.MOST).lastY()).isEqualTo(0.5);
        assertThat(history.bands.get(NoiseBand.SOME).isEmpty())
                .as("class images are not drawn")
                .isTrue();
        var chart = new ChartModel(history);
        chart.tab().set(ChartTab.BANDS);
        assertThat(chart.lines())
                .extracting(ChartLine::name)
                .containsExactly("Little noise", "Some noise", "Much noise", "Mostly noise");
        assertThat(chart.readAt(1)).isNotNull();
    }
}
