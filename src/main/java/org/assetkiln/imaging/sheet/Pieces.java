package org.assetkiln.imaging.sheet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.assetkiln.imaging.Pixels;

/**
 * Pieces that hang together.
 *
 * @param distance pieces with so many empty pixels between them or fewer are one, 0 and up
 * @param least pieces of fewer pixels are specks and left out
 */
public record Pieces(int distance, int least) {
    /** Beyond this a picture is noise and no sheet. */
    private static final int MOST = 4000;

    public Pieces {
        if (distance < 0 || least < 0) {
            throw new IllegalArgumentException("Distance and smallest piece cannot be below 0.");
        }
    }

    /** In reading order: rows of pieces from the top, each from the left. At most {@value #MOST}, the first ones found. */
    public List<Cut> cuts(Pixels sheet, Backdrop backdrop) {
        List<Area> areas = merged(areas(sheet, backdrop));
        areas.sort(Comparator.comparingInt(Area::y).thenComparingInt(Area::x));
        List<Cut> cuts = new ArrayList<>();
        int row = 0;
        while (!areas.isEmpty()) {
            Area first = areas.get(0);
            int middle = first.y() + first.height() / 2;
            List<Area> line = new ArrayList<>(
                    areas.stream().filter(area -> area.y() <= middle).toList());
            areas.removeAll(line);
            line.sort(Comparator.comparingInt(Area::x));
            for (int column = 0; column < line.size(); column++) {
                cuts.add(Cut.at(line.get(column), row, column, cuts.size()));
            }
            row++;
        }
        return cuts;
    }

    /**
     * Every pixel is widened to the right and down by the distance; then pixels whose squares touch are connected, and that
     * is so exactly when at most that many empty ones lie between them.
     */
    private List<Area> areas(Pixels sheet, Backdrop backdrop) {
        int width = sheet.width() + distance;
        int height = sheet.height() + distance;
        boolean[] wide = new boolean[width * height];
        for (int y = 0; y < sheet.height(); y++) {
            int reach = 0;
            for (int x = 0; x < width; x++) {
                boolean here = x < sheet.width() && !backdrop.shows(sheet.at(x, y));
                reach = here ? distance + 1 : reach - 1;
                wide[y * width + x] = reach > 0;
            }
        }
        boolean[] full = widenedDown(wide, width, height);
        List<Area> areas = new ArrayList<>();
        for (int start = 0; start < full.length && areas.size() < MOST; start++) {
            if (full[start]) {
                Bounds bounds = flood(full, width, height, start, sheet, backdrop);
                if (bounds.pixels >= Math.max(1, least)) {
                    areas.add(bounds.area());
                }
            }
        }
        return areas;
    }

    private boolean[] widenedDown(boolean[] wide, int width, int height) {
        boolean[] full = new boolean[wide.length];
        for (int x = 0; x < width; x++) {
            int reach = 0;
            for (int y = 0; y < height; y++) {
                reach = wide[y * width + x] ? distance + 1 : reach - 1;
                full[y * width + x] = reach > 0;
            }
        }
        return full;
    }

    /** Clears one component and answers the bounds of the sheet's own pixels in it. */
    private static Bounds flood(boolean[] full, int width, int height, int start, Pixels sheet, Backdrop backdrop) {
        var bounds = new Bounds();
        var open = new ArrayDeque<Integer>();
        full[start] = false;
        open.push(start);
        while (!open.isEmpty()) {
            int at = open.pop();
            int x = at % width;
            int y = at / width;
            if (x < sheet.width() && y < sheet.height() && !backdrop.shows(sheet.at(x, y))) {
                bounds.add(x, y);
            }
            for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
                for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
                    if (full[v * width + u]) {
                        full[v * width + u] = false;
                        open.push(v * width + u);
                    }
                }
            }
        }
        return bounds;
    }

    /** Without the ones that lie within others: a gem inside a ring is part of the ring. */
    private static List<Area> merged(List<Area> areas) {
        return new ArrayList<>(areas.stream()
                .filter(inner -> areas.stream().noneMatch(outer -> outer != inner && outer.contains(inner)))
                .toList());
    }

    private static final class Bounds {
        private int left = Integer.MAX_VALUE;
        private int top = Integer.MAX_VALUE;
        private int right = -1;
        private int bottom = -1;
        private int pixels;

        void add(int x, int y) {
            left = Math.min(left, x);
            top = Math.min(top, y);
            right = Math.max(right, x);
            bottom = Math.max(bottom, y);
            pixels++;
        }

        Area area() {
            return new Area(left, top, right - left + 1, bottom - top + 1);
        }
    }
}
