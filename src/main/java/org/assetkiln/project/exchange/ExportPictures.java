package org.assetkiln.project.exchange;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.assetkiln.imaging.ModelView;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.format.PictureFormat;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.recipes.Recipes;
import org.jspecify.annotations.Nullable;

/** Brings out images: the file itself where trainers read its format, else a PNG of what it shows. */
final class ExportPictures {
    private static final Set<PictureFormat> KEPT = Set.of(PictureFormat.PNG, PictureFormat.JPEG, PictureFormat.WEBP);

    private final @Nullable Recipes recipes;
    private final @Nullable ModelView view;

    /**
     * @param recipes how images are prepared; null to take them as the files are
     * @param view the square that a model would see; null for pictures in their own size
     */
    ExportPictures(@Nullable Recipes recipes, @Nullable ModelView view) {
        this.recipes = recipes;
        this.view = view;
    }

    private Recipe recipe(DatasetImage image) {
        return recipes == null ? Recipe.NONE : recipes.of(image.id());
    }

    private boolean kept(DatasetImage image) {
        return view == null
                && recipe(image).isNone()
                && PictureFormat.ofName(image.name()).filter(KEPT::contains).isPresent();
    }

    String ending(DatasetImage image) {
        return kept(image) ? image.name().substring(image.name().lastIndexOf('.')) : ".png";
    }

    void write(DatasetImage image, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        if (kept(image)) {
            Files.copy(image.file(), file);
        } else {
            Pictures.writePng(file, picture(image), Map.of());
        }
    }

    /** How large {@link #picture} is. */
    Size size(DatasetImage image) throws IOException {
        if (view != null) {
            return new Size(view.width(), view.height());
        } else if (recipe(image).isNone()) {
            return new Size(image.width(), image.height());
        }
        BufferedImage picture = picture(image);
        return new Size(picture.getWidth(), picture.getHeight());
    }

    /** Pixels. */
    record Size(int width, int height) {}

    /** As it is, prepared, or as the model sees it. */
    BufferedImage picture(DatasetImage image) throws IOException {
        BufferedImage file = Pictures.read(image.file());
        Recipe recipe = recipe(image);
        return view == null ? recipe.onGround(file, image.name()) : recipe.asModelSees(file, image.name(), view);
    }
}
