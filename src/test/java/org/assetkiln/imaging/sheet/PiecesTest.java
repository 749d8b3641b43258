package org.assetkiln.imaging.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.assetkiln.imaging.Pixels;
import org.junit.jupiter.api.Test;

class PiecesTest {
    private static final Backdrop NOTHING = new Backdrop(-1);

    private static Pixels drawn(String... rows) {
        int[] argb = String.join("", rows)
                .chars()
                .map(c -> c == '#' ? 0xff336699 : 0)
                .toArray();
        return new Pixels(rows[0].length(), rows.length, argb);
    }

    private static List<Area> areas(int distance, int least, Pixels sheet) {
        return new Pieces(distance, least)
                .cuts(sheet, NOTHING).stream().map(Cut::area).toList();
    }

    @Test
    void piecesComeInReadingOrderEvenIfSomeStandHigher() {
        Pixels sheet = drawn(
                ".....##..", //
                "##...##..",
                "##.......",
                ".........",
                "##....###");
        assertThat(new Pieces(0, 0).cuts(sheet, NOTHING))
                .containsExactly(
                        Cut.at(new Area(0, 1, 2, 2), 0, 0, 0),
                        Cut.at(new Area(5, 0, 2, 2), 0, 1, 1),
                        Cut.at(new Area(0, 4, 2, 1), 1, 0, 2),
                        Cut.at(new Area(6, 4, 3, 1), 1, 1, 3));
    }

    @Test
    void exactlyAsManyEmptyPixelsAsTheDistanceAreBridged() {
        Pixels sheet = drawn("#..#...#");
        assertThat(areas(1, 0, sheet)).hasSize(3);
        assertThat(areas(2, 0, sheet)).containsExactly(new Area(0, 0, 4, 1), new Area(7, 0, 1, 1));
        assertThat(areas(3, 0, sheet)).containsExactly(new Area(0, 0, 8, 1));
        Pixels slant = drawn("#....", ".....", "...#.");
        assertThat(areas(1, 0, slant)).hasSize(2);
        assertThat(areas(2, 0, slant)).containsExactly(new Area(0, 0, 4, 3));
    }

    @Test
    void specksAndWhatLiesInsideOthersAreNoPieces() {
        Pixels sheet = drawn(
                "#####.#", //
                "#...#..", "#.#.#..", "#...#..", "#####..");
        assertThat(areas(0, 2, sheet)).containsExactly(new Area(0, 0, 5, 5));
    }

    @Test
    void everyPixelIsInExactlyOnePieceOfASheet() {
        Pixels sheet = Sheets.sprites(8, 4, 32, 32, 0xffff00ff);
        List<Cut> cuts = new Pieces(0, 4).cuts(sheet, Backdrop.of(sheet));
        long inside = cuts.stream()
                .mapToLong(cut -> {
                    var piece = Slicer.piece(sheet, cut, Backdrop.of(sheet));
                    return Arrays.stream(Pixels.of(piece).argb())
                            .filter(argb -> argb != 0)
                            .count();
                })
                .sum();
        long all =
                Arrays.stream(sheet.argb()).filter(argb -> argb != 0xffff00ff).count();
        assertThat(inside).isEqualTo(all);
    }
}
