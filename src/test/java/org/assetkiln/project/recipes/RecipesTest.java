package org.assetkiln.project.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.imaging.recipe.Ground;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipesTest {
    private static final Recipe TRIMMED = Recipe.NONE.withTrim(2);
    private static final Recipe GREY = Recipe.NONE.withGround(Ground.of("#808080"));

    @TempDir
    Path folder;

    @Test
    void recipesAreThereWhenTheProjectIsOpenedAgain() throws Exception {
        Recipes kept = Recipes.NONE.withUsual(GREY).with(List.of("images/a.png", "images/b.png"), TRIMMED);
        try (Project project = Project.open(folder)) {
            kept.write(project.records(), Recipes.NONE);
        }
        try (Project project = Project.open(folder)) {
            Recipes read = Recipes.read(project.records());
            assertThat(read).isEqualTo(kept);
            assertThat(read.of("images/a.png")).isEqualTo(TRIMMED);
            assertThat(read.of("images/c.png")).isEqualTo(GREY);
            Recipes less = read.with(List.of("images/a.png"), null);
            less.write(project.records(), read);
            assertThat(Recipes.read(project.records())).isEqualTo(less);
            assertThat(less.of("images/a.png")).isEqualTo(GREY);
        }
    }

    @Test
    void aDamagedRecipeCountsAsNone() throws Exception {
        try (Project project = Project.open(folder)) {
            Map<String, String> contents = new HashMap<>();
            contents.put("images/a.png", "{\"trim\": ");
            contents.put("images/b.png", "{\"trim\": 2}");
            project.records().put("recipe", contents);
            assertThat(Recipes.read(project.records()).own()).containsOnlyKeys("images/b.png");
        }
    }

    @Test
    void aRunIsToldOnlyOfFilesThatAreChanged() {
        Recipes recipes = Recipes.NONE.with(List.of("a.png"), TRIMMED);
        var a = new DatasetImage("a.png", folder.resolve("a.png"), 1, 1, 8, 8, true, null);
        var b = new DatasetImage("b.png", folder.resolve("b.png"), 1, 1, 8, 8, true, null);
        assertThat(recipes.by(DatasetImage::id, List.of(a, b))).isEqualTo(Map.of("a.png", TRIMMED));
        assertThat(recipes.withUsual(GREY).by(DatasetImage::id, List.of(a, b))).containsEntry("b.png", GREY);
    }
}
