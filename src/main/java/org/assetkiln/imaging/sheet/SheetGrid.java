package org.assetkiln.imaging.sheet;

import java.util.ArrayList;
import java.util.List;
import org.assetkiln.imaging.Pixels;

/**
 * Cells of one size in rows and columns.
 *
 * @param width of a cell in pixels, 1 and up
 * @param height likewise
 * @param left pixels before the first column, 0 and up
 * @param top pixels above the first row
 * @param gapX pixels between columns
 * @param gapY pixels between rows
 * @param columns how many; 0 for all that fit
 * @param rows likewise
 */
public record SheetGrid(int width, int height, int left, int top, int gapX, int gapY, int columns, int rows) {
    public SheetGrid {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("A cell of " + width + " × " + height + " pixels is too small.");
        }
        if (Math.min(Math.min(left, top), Math.min(gapX, gapY)) < 0 || Math.min(columns, rows) < 0) {
            throw new IllegalArgumentException("Offsets, gaps and numbers of a grid cannot be below 0.");
        }
    }

    /** Cells side by side from the upper left corner. */
    public static SheetGrid of(int width, int height) {
        return new SheetGrid(width, height, 0, 0, 0, 0, 0, 0);
    }

    /** Columns that lie whole within a sheet. */
    public int columnsIn(int sheetWidth) {
        int fit = Math.max(0, (sheetWidth - left + gapX) / (width + gapX));
        return columns == 0 ? fit : Math.min(columns, fit);
    }

    /** Rows that lie whole within a sheet. */
    public int rowsIn(int sheetHeight) {
        int fit = Math.max(0, (sheetHeight - top + gapY) / (height + gapY));
        return rows == 0 ? fit : Math.min(rows, fit);
    }

    /**
     * The cells row by row.
     *
     * @param skipEmpty whether cells that show only the backdrop are left out
     */
    public List<Cut> cuts(Pixels sheet, Backdrop backdrop, boolean skipEmpty) {
        List<Cut> cuts = new ArrayList<>();
        for (int row = 0; row < rowsIn(sheet.height()); row++) {
            for (int column = 0; column < columnsIn(sheet.width()); column++) {
                var area = new Area(left + column * (width + gapX), top + row * (height + gapY), width, height);
                if (!skipEmpty || !backdrop.fills(sheet, area)) {
                    cuts.add(Cut.at(area, row, column, cuts.size()));
                }
            }
        }
        return cuts;
    }
}
