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

    private final Recipes recipes;
    private final @Nullable ModelView prepared;

    ExportPictures(Recipes recipes, @Nullable ModelView prepared) {
        this.recipes = recipes;
        this.prepared = prepared;
    }

    private boolean kept(DatasetImage image) {
        return prepared == null
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
    Size size(DatasetImage image) {
        return prepared == null
                ? new Size(image.width(), image.height())
                : new Size(prepared.width(), prepared.height());
    }

    /** Pixels. */
    record Size(int width, int height) {}

    /** As it is, or as the model sees it. */
    BufferedImage picture(DatasetImage image) throws IOException {
        BufferedImage file = Pictures.read(image.file());
        Recipe recipe = recipes.of(image.id());
        return prepared == null ? file : recipe.asModelSees(file, image.name(), prepared);
    }
}
