package org.assetkiln.imaging.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.assetkiln.imaging.Pixels;

/**
 * Proposes grids. On a sheet of sprites few pieces reach across the lines between cells; on a sheet of opaque tiles colours
 * change more at those lines than elsewhere. Both can be told for columns and rows apart.
 */
public final class LikelyGrids {
    private static final int MOST = 4;

    private LikelyGrids() {}

    /** The likeliest first, at most {@value #MOST}; empty when nothing speaks for a grid. */
    public static List<SheetGrid> of(Pixels sheet, Backdrop backdrop) {
        List<Pitch> columns = Pitch.likely(Lines.columns(sheet, backdrop));
        List<Pitch> rows = Pitch.likely(Lines.rows(sheet, backdrop));
        List<Pitch> across = withSquares(columns, rows, sheet.width());
        List<Pitch> down = withSquares(rows, columns, sheet.height());
        record Both(SheetGrid grid, double score) {}
        List<Both> all = new ArrayList<>();
        for (Pitch x : across) {
            for (Pitch y : down) {
                boolean square = x.size() == y.size();
                var grid = new SheetGrid(x.size(), y.size(), x.offset(), y.offset(), x.gap(), y.gap(), 0, 0);
                if (grid.columnsIn(sheet.width()) * grid.rowsIn(sheet.height()) > 1) {
                    all.add(new Both(grid, x.score() + y.score() + (square ? 0.5 : 0)));
                }
            }
        }
        all.sort(Comparator.comparingDouble(Both::score).reversed());
        return all.stream().map(Both::grid).limit(MOST).toList();
    }

    /** Cells are often square: what is likely for the other side may hold for this one, too. */
    private static List<Pitch> withSquares(List<Pitch> own, List<Pitch> others, int length) {
        List<Pitch> all = new ArrayList<>(own);
        for (Pitch other : others) {
            boolean known = own.stream().anyMatch(pitch -> pitch.size() == other.size());
            if (!known && other.gap() == 0 && length % other.size() == 0) {
                all.add(new Pitch(other.size(), 0, 0, 0.2));
            }
        }
        return all;
    }

    /**
     * Whether a picture is probably a sheet rather than one sprite: a likely grid has four cells or more with something in
     * them, and there are as many pieces apart from each other.
     */
    public static boolean looksLikeSheet(Pixels picture) {
        Backdrop backdrop = Backdrop.of(picture);
        List<SheetGrid> grids = of(picture, backdrop);
        if (grids.isEmpty()) {
            return false;
        }
        int cells = grids.get(0).cuts(picture, backdrop, true).size();
        int pieces = new Pieces(0, 16).cuts(picture, backdrop).size();
        return cells >= 4 && pieces >= 4 && pieces >= cells / 2;
    }
}
