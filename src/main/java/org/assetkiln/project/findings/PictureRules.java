package org.assetkiln.project.findings;

import java.util.Set;
import org.assetkiln.imaging.measure.Measures;
import org.assetkiln.imaging.recipe.Crop;
import org.assetkiln.imaging.recipe.Ground;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.project.DatasetImage;

/** What is wrong with a single picture, by its measures and how it is prepared. */
final class PictureRules {
    private static final int WIDE = 2;
    /** A photograph or painting has thousands of colours. */
    private static final int PIXEL_ART_COLOURS = 256;

    private static final float HARD = 0.6f;
    private static final float BLURRED = 0.12f;
    private static final float SOFT_SHARE = 0.005f;

    private PictureRules() {}

    static void check(DatasetImage image, Recipe recipe, int trainingSize, Set<FindingKind> found) {
        if (!image.usable()) {
            found.add(FindingKind.UNREADABLE);
        }
        Measures measures = image.measures();
        if (!image.usable() || !measures.known()) {
            return;
        }
        boolean pixelArt = pixelArt(measures);
        Crop crop = recipe.crop();
        int width = crop == null ? image.width() : Math.min(crop.width(), image.width());
        int height = crop == null ? image.height() : Math.min(crop.height(), image.height());
        int longer = Math.max(width, height);
        int shorter = Math.min(width, height);
        add(found, FindingKind.SMALL, longer < trainingSize && !pixelArt);
        add(found, FindingKind.OFF_GRID, measures.offGrid() && !recipe.shrink());
        add(
                found,
                FindingKind.SOFT_EDGES,
                pixelArt && measures.soft() > SOFT_SHARE && recipe.ground().kind() == Ground.Kind.USUAL);
        add(found, FindingKind.BLURRED, measures.sharpness() < BLURRED);
        add(found, FindingKind.WIDE, longer > WIDE * shorter);
    }

    private static void add(Set<FindingKind> found, FindingKind kind, boolean is) {
        if (is) {
            found.add(kind);
        }
    }

    /** Whether it has the few colours and hard edges of pixel art. */
    static boolean pixelArt(Measures measures) {
        return measures.colours() <= PIXEL_ART_COLOURS && measures.sharpness() >= HARD;
    }
}
