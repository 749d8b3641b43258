package org.assetkiln.ui.prepare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.paint.Color;
import org.assetkiln.imaging.recipe.Crop;
import org.assetkiln.imaging.recipe.Ground;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.recipes.Recipes;
import org.jspecify.annotations.Nullable;

/** A recipe that is being made, and which images it is for. */
final class PrepareModel {
    final ObjectProperty<Scope> scope = new SimpleObjectProperty<>();
    final BooleanProperty shrink = new SimpleBooleanProperty();
    final BooleanProperty trim = new SimpleBooleanProperty();
    final IntegerProperty border = new SimpleIntegerProperty();
    final ObjectProperty<Shape> shape = new SimpleObjectProperty<>(Shape.WHOLE);
    final ObjectProperty<@Nullable Crop> crop = new SimpleObjectProperty<>();
    final ObjectProperty<Behind> ground = new SimpleObjectProperty<>(Behind.USUAL);
    final List<ObjectProperty<Color>> colours = new ArrayList<>();

    private final DatasetImage image;
    private final Images images;
    private final ReadOnlyObjectWrapper<Recipe> recipe = new ReadOnlyObjectWrapper<>(Recipe.NONE);
    private boolean filling;

    /** Which images a recipe is for. */
    enum Scope {
        SELECTED,
        SHOWN,
        ALL
    }

    /**
     * What a recipe may be for.
     *
     * @param selected those selected, the one that is looked at among them
     * @param shown those that the search or the collection shows
     * @param all how many the project has
     */
    record Images(List<DatasetImage> selected, List<DatasetImage> shown, int all) {
        /** What there is to choose: images that are shown count apart where they are neither all nor those selected. */
        List<Scope> scopes() {
            boolean some = shown.size() < all && !Set.copyOf(shown).equals(Set.copyOf(selected));
            return some && !shown.isEmpty() ? List.of(Scope.values()) : List.of(Scope.SELECTED, Scope.ALL);
        }

        int count(Scope scope) {
            return switch (scope) {
                case SELECTED -> selected.size();
                case SHOWN -> shown.size();
                case ALL -> all;
            };
        }
    }

    /** What part of the picture is taken. */
    enum Shape {
        WHOLE(0),
        SQUARE(1),
        WIDE(4 / 3.0),
        TALL(3 / 4.0),
        BANNER(16 / 9.0),
        FREE(0);

        /** Width to height; 0 where that is not said. */
        final double ratio;

        Shape(double ratio) {
            this.ratio = ratio;
        }
    }

    /** What stands behind transparency. */
    enum Behind {
        USUAL(0),
        ONE(1),
        SEVERAL(4),
        CHECKER(2),
        AVERAGE(0);

        /** How many colours are to be chosen. */
        final int colours;

        Behind(int colours) {
            this.colours = colours;
        }

        static Behind of(Ground ground) {
            return switch (ground.kind()) {
                case USUAL -> USUAL;
                case COLOURS -> ground.colours().size() == 1 ? ONE : SEVERAL;
                case CHECKER -> CHECKER;
                case AVERAGE -> AVERAGE;
            };
        }
    }

    PrepareModel(DatasetImage image, Images images, Recipes recipes) {
        this.image = image;
        this.images = images;
        List.of(Color.WHITE, Color.web("#808080"), Color.web("#303048"), Color.web("#d8e0c8"))
                .forEach(colour -> colours.add(new SimpleObjectProperty<>(colour)));
        scope.set(Scope.SELECTED);
        fill(recipes.of(image.id()));
        List.<Property<?>>of(shrink, trim, border, crop, ground).forEach(each -> each.addListener(o -> refresh()));
        colours.forEach(each -> each.addListener(o -> refresh()));
        shape.subscribe((was, is) -> shaped(is));
        refresh();
    }

    /** Shows a recipe in the form. */
    void fill(Recipe from) {
        filling = true;
        shrink.set(from.shrink());
        trim.set(from.trim() != Recipe.NO_TRIM);
        border.set(Math.max(0, from.trim()));
        crop.set(from.crop());
        shape.set(from.crop() == null ? Shape.WHOLE : Shape.FREE);
        ground.set(Behind.of(from.ground()));
        List<String> chosen = from.ground().colours();
        for (int i = 0; i < Math.min(chosen.size(), colours.size()); i++) {
            colours.get(i).set(Color.web(chosen.get(i)));
        }
        filling = false;
        refresh();
    }

    private void shaped(Shape is) {
        if (!filling && is == Shape.WHOLE) {
            crop.set(null);
        } else if (!filling && is.ratio > 0) {
            crop.set(Crop.middle(image.width(), image.height(), is.ratio));
        } else if (!filling && crop.get() == null) {
            crop.set(new Crop(0, 0, image.width(), image.height()));
        }
    }

    private void refresh() {
        if (!filling) {
            recipe.set(new Recipe(crop.get(), shrink.get(), trim.get() ? border.get() : Recipe.NO_TRIM, background()));
        }
    }

    private Ground background() {
        return switch (ground.get()) {
            case USUAL -> Ground.USUAL;
            case ONE -> Ground.of(hex(0));
            case SEVERAL -> Ground.of(hex(0), hex(1), hex(2), hex(3));
            case CHECKER -> Ground.checker(hex(0), hex(1));
            case AVERAGE -> Ground.average();
        };
    }

    private String hex(int index) {
        Color colour = colours.get(index).get();
        return "#%02x%02x%02x"
                .formatted(
                        Math.round(colour.getRed() * 255),
                        Math.round(colour.getGreen() * 255),
                        Math.round(colour.getBlue() * 255));
    }

    DatasetImage image() {
        return image;
    }

    Images images() {
        return images;
    }

    /** How many images the recipe is for as the form stands. */
    int count() {
        return images.count(scope.get());
    }

    ReadOnlyObjectProperty<Recipe> recipe() {
        return recipe.getReadOnlyProperty();
    }

    /**
     * What the project keeps when the recipe is taken as the form stands: a ratio is cut from the middle of every image
     * of its own size. For any thread.
     */
    UnaryOperator<Recipes> taking() {
        Recipe chosen = recipe.get();
        return switch (scope.get()) {
            case ALL -> before -> new Recipes(chosen.withCrop(null), cropsOf(before, chosen));
            case SELECTED -> before -> with(before, each(images.selected(), chosen));
            case SHOWN -> before -> with(before, each(images.shown(), chosen));
        };
    }

    /** The part that was chosen of an image by hand stays chosen. */
    private static Map<String, Recipe> cropsOf(Recipes before, Recipe chosen) {
        Map<String, Recipe> own = new HashMap<>();
        before.own().forEach((id, recipe) -> {
            if (recipe.crop() != null) {
                own.put(id, chosen.withCrop(recipe.crop()));
            }
        });
        return own;
    }

    /** What the usual recipe says anyway is not kept for an image of its own. */
    private static Recipes with(Recipes before, Map<String, Recipe> recipes) {
        Map<String, Recipe> own = new HashMap<>(recipes);
        own.values().removeIf(before.usual()::equals);
        Set<String> usual = new HashSet<>(recipes.keySet());
        usual.removeAll(own.keySet());
        return before.with(own).with(usual, null);
    }

    private Map<String, Recipe> each(List<DatasetImage> chosen, Recipe taken) {
        Map<String, Recipe> own = new HashMap<>();
        chosen.forEach(one -> own.put(one.id(), taken.withCrop(cropOf(one, taken.crop()))));
        return own;
    }

    private @Nullable Crop cropOf(DatasetImage each, @Nullable Crop chosen) {
        boolean same = each.width() == image.width() && each.height() == image.height();
        if (chosen == null || same || each.width() < 1) {
            return chosen;
        }
        return Crop.middle(each.width(), each.height(), (double) chosen.width() / chosen.height());
    }
}
