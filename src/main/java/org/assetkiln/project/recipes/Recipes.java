package org.assetkiln.project.recipes;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.assetkiln.files.Json;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Records;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the images of a project are prepared for models: the dataset's usual recipe, and those of single images that differ.
 * A value: a change answers what is then kept.
 *
 * @param usual for images without a recipe of their own
 * @param own by the images' ids
 */
public record Recipes(Recipe usual, Map<String, Recipe> own) {
    /** Every file as it is. */
    public static final Recipes NONE = new Recipes(Recipe.NONE, Map.of());

    private static final Logger LOG = LoggerFactory.getLogger(Recipes.class);
    private static final String KIND = "recipe";

    /** The usual one's name; no image has it. */
    private static final String USUAL = "";

    public Recipes {
        own = Map.copyOf(own);
    }

    /** What is kept; a recipe that cannot be read counts as none. */
    public static Recipes read(Records records) {
        Map<String, Recipe> all = new HashMap<>();
        records.all(KIND).forEach((name, json) -> {
            try {
                all.put(name, Json.mapper().readValue(json, Recipe.class));
            } catch (JsonProcessingException e) {
                LOG.warn("The recipe of '{}' is damaged and left out.", name, e);
            }
        });
        Recipe usual = all.remove(USUAL);
        return new Recipes(usual == null ? Recipe.NONE : usual, all);
    }

    public Recipe of(String image) {
        return own.getOrDefault(image, usual);
    }

    /** With another usual recipe. */
    public Recipes withUsual(Recipe recipe) {
        return new Recipes(recipe, own);
    }

    /** With a recipe for these images, whatever the usual one will be; null gives them the usual one. */
    public Recipes with(Collection<String> images, @Nullable Recipe recipe) {
        Map<String, Recipe> changed = new HashMap<>(own);
        if (recipe == null) {
            changed.keySet().removeAll(Set.copyOf(images));
        } else {
            images.forEach(image -> changed.put(image, recipe));
        }
        return new Recipes(usual, changed);
    }

    /** With other recipes of these images, by their ids. */
    public Recipes with(Map<String, Recipe> recipes) {
        Map<String, Recipe> changed = new HashMap<>(own);
        changed.putAll(recipes);
        return new Recipes(usual, changed);
    }

    /** Keeps what differs from {@code before}. */
    public void write(Records records, Recipes before) throws IOException {
        Map<String, @Nullable String> changes = new LinkedHashMap<>();
        if (!usual.equals(before.usual)) {
            changes.put(USUAL, Json.line(usual));
        }
        before.own.keySet().stream()
                .filter(image -> !own.containsKey(image))
                .forEach(image -> changes.put(image, null));
        own.forEach((image, recipe) -> {
            if (!recipe.equals(before.own.get(image))) {
                changes.put(image, Json.line(recipe));
            }
        });
        records.put(KIND, changes);
    }

    /** For a run: the recipes of images whose file is not taken as it is, by what {@code name} says. */
    public Map<String, Recipe> by(Function<DatasetImage, String> name, Collection<DatasetImage> images) {
        Map<String, Recipe> recipes = new LinkedHashMap<>();
        for (DatasetImage image : images) {
            Recipe recipe = of(image.id());
            if (!recipe.isNone()) {
                recipes.put(name.apply(image), recipe);
            }
        }
        return recipes;
    }
}
