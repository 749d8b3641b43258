package org.assetkiln.project.recipes;

import java.util.Objects;
import org.assetkiln.imaging.sheet.Pieces;
import org.assetkiln.imaging.sheet.SheetGrid;
import org.jspecify.annotations.Nullable;

/**
 * How a sheet was sliced, so that it can be sliced again a little differently.
 *
 * @param method which of the next three says where to cut
 * @param grid cells of one size
 * @param pieces how far pieces hang together
 * @param atlas absolute path of the JSON; null if none was chosen
 * @param pattern of the names, see {@link org.assetkiln.imaging.sheet.CutNames}; empty for the usual one
 * @param skipEmpty whether empty cells of a grid are left out
 * @param clear whether a backdrop of one colour becomes transparent
 */
public record SliceSettings(
        Method method,
        SheetGrid grid,
        Pieces pieces,
        @Nullable String atlas,
        String pattern,
        boolean skipEmpty,
        boolean clear) {
    /** Where the cuts come from. */
    public enum Method {
        GRID,
        PIECES,
        ATLAS
    }

    /** What an earlier version has kept may lack a part. */
    public SliceSettings {
        method = Objects.requireNonNullElse(method, Method.GRID);
        grid = Objects.requireNonNullElse(grid, SheetGrid.of(32, 32));
        pieces = Objects.requireNonNullElse(pieces, new Pieces(0, 16));
        pattern = Objects.requireNonNullElse(pattern, "");
    }
}
