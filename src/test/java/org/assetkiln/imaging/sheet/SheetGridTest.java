package org.assetkiln.imaging.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.assetkiln.imaging.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetGridTest {
    private static final Backdrop NOTHING = new Backdrop(-1);

    @Test
    void cellsFollowOffsetAndGapAndEmptyOnesAreSkipped() {
        int[] argb = new int[40 * 21];
        argb[3 * 40 + 2] = 0xff0000ff; // in the first cell
        argb[20 * 40 + 38] = 0xff00ff00; // in the last
        var sheet = new Pixels(40, 21, argb);
        var grid = new SheetGrid(8, 8, 1, 3, 2, 2, 0, 0);
        assertThat(grid.columnsIn(40)).isEqualTo(4);
        assertThat(grid.rowsIn(21)).isEqualTo(2);
        assertThat(grid.cuts(sheet, NOTHING, false)).hasSize(8);
        assertThat(grid.cuts(sheet, NOTHING, true))
                .containsExactly(Cut.at(new Area(1, 3, 8, 8), 0, 0, 0), Cut.at(new Area(31, 13, 8, 8), 1, 3, 1));
        assertThat(new SheetGrid(8, 8, 1, 3, 2, 2, 3, 1).cuts(sheet, NOTHING, false))
                .hasSize(3);
    }

    @Test
    void aGridOfNothingIsRefused() {
        assertThatThrownBy(() -> SheetGrid.of(0, 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SheetGrid(8, 8, -1, 0, 0, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(SheetGrid.of(50, 50).cuts(new Pixels(8, 8, new int[64]), NOTHING, false))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"8,4,32,32", "6,5,16,24", "4,4,48,48", "10,2,20,20", "3,1,64,64"})
    void theSizeOfSpritesIsProposedFirst(int columns, int rows, int width, int height) {
        Pixels sheet = Sheets.sprites(columns, rows, width, height, 0);
        assertThat(LikelyGrids.of(sheet, Backdrop.of(sheet)).get(0))
                .isEqualTo(new SheetGrid(width, rows == 1 ? sheet.height() : height, 0, 0, 0, 0, 0, 0));
        assertThat(LikelyGrids.looksLikeSheet(sheet)).isEqualTo(columns * rows > 3);
    }

    @Test
    void aColourCanBeTheBackdrop() {
        Pixels sheet = Sheets.sprites(6, 4, 32, 32, 0xffff00ff);
        Backdrop backdrop = Backdrop.of(sheet);
        assertThat(backdrop).isEqualTo(new Backdrop(0xff00ff));
        assertThat(LikelyGrids.of(sheet, backdrop).get(0)).isEqualTo(SheetGrid.of(32, 32));
    }

    @ParameterizedTest
    @CsvSource({"16,0,0", "16,1,0", "16,1,1", "16,2,2", "32,0,0", "24,0,0"})
    void tilesWithAndWithoutGapsAreFound(int size, int gap, int frame) {
        Pixels sheet = Sheets.tiles(9, 7, size, gap, frame);
        List<SheetGrid> grids = LikelyGrids.of(sheet, Backdrop.of(sheet));
        assertThat(grids).isNotEmpty();
        assertThat(grids.get(0)).isEqualTo(new SheetGrid(size, size, frame, frame, gap, gap, 0, 0));
    }

    @Test
    void oneSpriteAndNoiseAreNoSheets() {
        assertThat(LikelyGrids.looksLikeSheet(Sheets.sprites(1, 1, 64, 64, 0))).isFalse();
        assertThat(LikelyGrids.looksLikeSheet(
                        new Pixels(64, 64, new Random(1).ints(4096).toArray())))
                .isFalse();
        assertThat(LikelyGrids.looksLikeSheet(new Pixels(1, 1, new int[1]))).isFalse();
    }
}
