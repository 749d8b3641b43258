package org.assetkiln.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assetkiln.imaging.measure.Measures;
import org.assetkiln.project.DatasetImage;
import org.junit.jupiter.api.Test;

class StacksTest {
    private static DatasetImage image(String id, int edge, long look) {
        var measures = new Measures(1, look, 4, 0, 1, 0, 0, 1, false, Float.NaN);
        return new DatasetImage(id, Path.of("/p", id), 10, 0, edge, edge, true, null, measures);
    }

    private static List<DatasetImage> frames(String series, int first, int last) {
        List<DatasetImage> frames = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            frames.add(image("%s_%02d.png".formatted(series, i), 32, (1L << i % 8) - 1));
        }
        return frames;
    }

    private static List<String> names(List<DatasetImage> images) {
        return Stacks.cards(images, Set.of()).stream()
                .map(card -> card.name() + "×" + card.images().size())
                .toList();
    }

    @Test
    void framesAreOneCardInThePlaceOfTheFirst() {
        List<DatasetImage> images = new ArrayList<>(List.of(image("apple.png", 32, 0)));
        images.addAll(frames("walk", 1, 4));
        images.add(image("zebra.png", 32, 0));
        assertThat(names(images)).containsExactly("apple.png×1", "walk_01.png×4", "zebra.png×1");
    }

    @Test
    void framesAreInTheOrderOfTheirNumbersHoweverTheyAreSorted() {
        List<DatasetImage> images =
                List.of(image("w_10.png", 32, 0), image("w_9.png", 32, 0), image("w_11.png", 32, 0));
        List<Card> cards = Stacks.cards(images, Set.of());
        assertThat(cards).hasSize(1);
        assertThat(cards.get(0).frames())
                .extracting(DatasetImage::id)
                .containsExactly("w_9.png", "w_10.png", "w_11.png");
    }

    @Test
    void aGapInTheNumbersBeginsAnotherStack() {
        List<DatasetImage> images = frames("walk", 1, 2);
        images.addAll(frames("walk", 5, 6));
        assertThat(names(images)).containsExactly("walk_01.png×2", "walk_05.png×2");
    }

    @Test
    void numberedPicturesOfDifferentThingsAreNoAnimation() {
        List<DatasetImage> images = List.of(image("sword_1.png", 32, 0), image("sword_2.png", 32, 0xffffffffL));
        assertThat(names(images)).containsExactly("sword_1.png×1", "sword_2.png×1");
    }

    @Test
    void picturesOfOtherColoursAreNoAnimation() {
        var red = new Measures(1, 0, 4, 0xc04030, 1, 0, 0, 1, false, Float.NaN);
        DatasetImage grey = image("rod_2.png", 32, 0);
        DatasetImage coloured = new DatasetImage("rod_1.png", Path.of("rod_1.png"), 1, 1, 32, 32, true, null, red);
        assertThat(names(List.of(coloured, grey))).containsExactly("rod_1.png×1", "rod_2.png×1");
    }

    @Test
    void picturesOfDifferentSizesAndFoldersAreNoAnimation() {
        List<DatasetImage> images =
                List.of(image("a/w_1.png", 32, 0), image("a/w_2.png", 64, 0), image("b/w_2.png", 32, 0));
        assertThat(Stacks.cards(images, Set.of())).noneMatch(Card::framed);
    }

    @Test
    void whatNobodyHasLookedAtIsNotStackedYet() {
        List<DatasetImage> images = List.of(
                new DatasetImage("w_1.png", Path.of("w_1.png"), 1, 1, 0, 0, false, null),
                new DatasetImage("w_2.png", Path.of("w_2.png"), 1, 1, 0, 0, false, null));
        assertThat(Stacks.cards(images, Set.of())).hasSize(2).noneMatch(Card::framed);
    }

    @Test
    void anUnfoldedStackShowsAllFramesTogether() {
        List<Card> cards = Stacks.cards(frames("walk", 1, 3), Set.of("walk_01.png"));
        assertThat(cards).hasSize(3).allMatch(Card::framed).noneMatch(Card::folded);
        assertThat(cards.get(2).images()).extracting(DatasetImage::id).containsExactly("walk_03.png");
    }
}
