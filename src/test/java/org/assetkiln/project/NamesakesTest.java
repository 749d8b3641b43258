package org.assetkiln.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.project.Namesakes.Renamed;
import org.assetkiln.project.recipes.Recipes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamesakesTest {
    private static final Recipe SHRUNK = Recipe.NONE.withShrink(true);

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void twoHeroes() throws IOException {
        project = Project.open(folder);
        draw("hero.png");
        draw("hero.BMP");
        Files.writeString(folder.resolve("hero.mask.png"), "a mask");
    }

    @AfterEach
    void close() {
        project.close();
    }

    private void draw(String name) throws IOException {
        Pictures.writePng(folder.resolve(name), new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB), Map.of());
    }

    private DatasetImage image(String name) {
        return new DatasetImage(name, folder.resolve(name), 1, 1, 8, 8, true, null);
    }

    private List<Renamed> apart() throws IOException {
        return new Namesakes(project).apart(List.of(List.of(image("hero.png"), image("hero.BMP"))));
    }

    @Test
    void theOtherImageGetsANameAndACaptionOfItsOwnAndKeepsWhatIsKnownOfIt() throws Exception {
        project.captions().write(image("hero.BMP"), "a hero", ReviewState.APPROVED);
        Recipes.NONE.with(List.of("hero.BMP"), SHRUNK).write(project.records(), Recipes.NONE);
        project.collections().save(new ImageCollection("mine", null, Set.of("hero.BMP")));
        apart();
        assertThat(folder.resolve("hero.BMP")).doesNotExist();
        assertThat(folder.resolve("hero-bmp.BMP")).exists();
        assertThat(folder.resolve("hero.txt")).hasContent("a hero");
        assertThat(folder.resolve("hero-bmp.txt")).hasContent("a hero");
        assertThat(folder.resolve("hero-bmp.mask.png")).hasContent("a mask");
        Caption caption = project.captions().read(image("hero-bmp.BMP"));
        assertThat(caption.state()).isEqualTo(ReviewState.APPROVED);
        assertThat(Recipes.read(project.records()).own()).isEqualTo(Map.of("hero-bmp.BMP", SHRUNK));
        assertThat(project.collections().all().get(0).images()).containsExactly("hero-bmp.BMP");
    }

    @Test
    void takenBackBothShareTheCaptionAgainAndNothingIsLost() throws Exception {
        project.captions().write(image("hero.png"), "a hero", ReviewState.EDITED);
        Recipes.NONE.with(List.of("hero.BMP"), SHRUNK).write(project.records(), Recipes.NONE);
        List<Renamed> renamed = apart();
        Files.writeString(folder.resolve("hero-bmp.txt"), "said since");
        new Namesakes(project).together(renamed);
        assertThat(folder.resolve("hero.BMP")).exists();
        assertThat(folder.resolve("hero-bmp.txt")).doesNotExist();
        assertThat(folder.resolve("hero.txt")).hasContent("a hero");
        assertThat(Recipes.read(project.records()).own()).containsOnlyKeys("hero.BMP");
        try (var trash = Files.walk(folder.resolve(".assetkiln/trash"))) {
            assertThat(trash.filter(file -> file.endsWith("hero-bmp.txt")))
                    .singleElement()
                    .satisfies(file -> assertThat(file).hasContent("said since"));
        }
    }

    @Test
    void aNameThatIsTakenIsNotTakenAgain() throws Exception {
        Files.writeString(folder.resolve("Hero-BMP.txt"), "another's");
        apart();
        assertThat(folder.resolve("hero-bmp-2.BMP")).exists();
        assertThat(folder.resolve("Hero-BMP.txt")).hasContent("another's");
    }

    @Test
    void whatCannotBeDoneLeavesAllAsItWas() throws Exception {
        Files.writeString(folder.resolve("hero.txt"), "a hero");
        List<DatasetImage> group = List.of(image("hero.png"), image("hero.BMP"), image("hero.gone"));
        assertThatThrownBy(() -> new Namesakes(project).apart(List.of(group))).isInstanceOf(IOException.class);
        assertThat(folder.resolve("hero.BMP")).exists();
        assertThat(folder.resolve("hero-bmp.txt")).doesNotExist();
    }
}
