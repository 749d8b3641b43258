package org.assetkiln.project.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.assetkiln.project.wording.WordDifference.Kind;
import org.assetkiln.project.wording.WordDifference.Piece;
import org.junit.jupiter.api.Test;

class WordDifferenceTest {
    @Test
    void showsWhatWentAndWhatCame() {
        assertThat(WordDifference.between("a red sword on a table", "a rusty iron sword"))
                .containsExactly(
                        new Piece(Kind.SAME, "a "),
                        new Piece(Kind.REMOVED, "red"),
                        new Piece(Kind.ADDED, "rusty iron"),
                        new Piece(Kind.SAME, " sword"),
                        new Piece(Kind.REMOVED, " on a table"));
    }

    @Test
    void neighbouringChangesAreOneChange() {
        assertThat(WordDifference.between("a big old axe", "a small new axe"))
                .containsExactly(
                        new Piece(Kind.SAME, "a "),
                        new Piece(Kind.REMOVED, "big old"),
                        new Piece(Kind.ADDED, "small new"),
                        new Piece(Kind.SAME, " axe"));
    }

    @Test
    void equalTextsHaveOnePieceAndEmptyOnesNone() {
        assertThat(WordDifference.between("a gem", "a gem")).containsExactly(new Piece(Kind.SAME, "a gem"));
        assertThat(WordDifference.between("", "")).isEmpty();
        assertThat(WordDifference.between("", "a gem")).containsExactly(new Piece(Kind.ADDED, "a gem"));
    }

    @Test
    void thePiecesMakeUpBothTexts() {
        Random random = new Random(4);
        for (int i = 0; i < 300; i++) {
            String before = sentence(random);
            String after = sentence(random);
            List<Piece> pieces = WordDifference.between(before, after);
            assertThat(without(pieces, Kind.ADDED)).isEqualTo(before);
            assertThat(without(pieces, Kind.REMOVED)).isEqualTo(after);
        }
    }

    @Test
    void aTextTooLongToCompareIsReplacedWhole() {
        String before = "old ".repeat(3000);
        String after = "new ".repeat(3000);
        assertThat(WordDifference.between(before, after)).hasSizeLessThan(4);
    }

    private static String without(List<Piece> pieces, Kind kind) {
        return pieces.stream().filter(p -> p.kind() != kind).map(Piece::text).collect(Collectors.joining());
    }

    private static String sentence(Random random) {
        List<String> parts = List.of("a", "red", "sword", ",", "with", "Ünï", "two-handed", " ", "\n", "  ", "(1)");
        return random.ints(random.nextInt(12), 0, parts.size())
                .mapToObj(parts::get)
                .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
    }
}
