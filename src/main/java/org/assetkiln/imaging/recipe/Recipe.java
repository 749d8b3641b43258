package org.assetkiln.imaging.recipe;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.awt.image.BufferedImage;
import java.util.Objects;
import org.assetkiln.imaging.ModelView;
import org.assetkiln.imaging.Pictures;
import org.jspecify.annotations.Nullable;

/**
 * How a picture is prepared for a model, in this order: the crop, the undoing of an enlargement, the trimming, the
 * background. The file stays as it is; whoever shows or learns the picture applies the recipe to what he has read.
 *
 * @param crop null for the whole picture
 * @param shrink whether enlarged pixel art goes back to its native size; a picture that was not enlarged stays
 * @param trim transparent pixels that stay around what is visible, 0 and up; {@value #NO_TRIM} trims nothing
 * @param ground what stands behind transparent pixels
 */
public record Recipe(@Nullable Crop crop, boolean shrink, int trim, Ground ground) {
    public static final int NO_TRIM = -1;

    /** The file as it is. */
    public static final Recipe NONE = new Recipe(null, false, NO_TRIM, Ground.USUAL);

    /** A file that was written by hand may lack the background. */
    public Recipe {
        ground = Objects.requireNonNullElse(ground, Ground.USUAL);
        if (trim < NO_TRIM) {
            throw new IllegalArgumentException("A border of " + trim + " pixels cannot stay; choose 0 or more.");
        }
    }

    @JsonIgnore
    public boolean isNone() {
        return equals(NONE);
    }

    public Recipe withCrop(@Nullable Crop changed) {
        return new Recipe(changed, shrink, trim, ground);
    }

    public Recipe withShrink(boolean changed) {
        return new Recipe(crop, changed, trim, ground);
    }

    public Recipe withTrim(int changed) {
        return new Recipe(crop, shrink, changed, ground);
    }

    public Recipe withGround(Ground changed) {
        return new Recipe(crop, shrink, trim, changed);
    }

    /**
     * The prepared picture, still with its transparency.
     *
     * @param file as {@link Pictures#read} answers it
     * @return {@code TYPE_INT_ARGB}; the file's own picture if nothing is to be done
     */
    public BufferedImage apply(BufferedImage file) {
        return Steps.of(this, file).apply(file);
    }

    /** What lies over a file's picture, such as a mask of the same size, brought to the same place. */
    public BufferedImage applyLike(BufferedImage file, BufferedImage over) {
        return Steps.of(this, file).apply(over);
    }

    /**
     * A view with the background that this recipe has for a picture.
     *
     * @param name the file's name, which chooses among several colours
     * @param prepared as {@link #apply} answers it
     */
    public ModelView view(ModelView usual, String name, BufferedImage prepared) {
        String background = ground.behind(name, prepared, usual.background());
        return new ModelView(usual.width(), usual.height(), background, usual.pixelArt());
    }

    /** The opaque picture that a model learns: prepared, then as {@link Pictures#asModelSees}. */
    public BufferedImage asModelSees(BufferedImage file, String name, ModelView usual) {
        BufferedImage prepared = apply(file);
        return Pictures.asModelSees(prepared, view(usual, name, prepared));
    }

    /** The prepared picture for whoever brings it to a size himself; opaque if this recipe has a background of its own. */
    public BufferedImage onGround(BufferedImage file, String name) {
        BufferedImage prepared = apply(file);
        if (ground.kind() == Ground.Kind.USUAL) {
            return prepared;
        }
        ModelView own = new ModelView(prepared.getWidth(), prepared.getHeight(), "#ffffff", true);
        return Pictures.asModelSees(prepared, view(own, name, prepared));
    }
}
