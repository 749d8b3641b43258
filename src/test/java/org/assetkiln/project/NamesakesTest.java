package org.assetkiln.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private static final ScanListener QUIETLY = (done, total) -> {};

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
        return new Namesakes(project).apart(List.of(List.of(image("hero.png"), image("hero.BMP"))), QUIETLY);
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
        new Namesakes(project).together(renamed, QUIETLY);
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
        assertThatThrownBy(() -> new Namesakes(project).apart(List.of(group), QUIETLY))
                .isInstanceOf(IOException.class);
        assertThat(folder.resolve("hero.BMP")).exists();
        assertThat(folder.resolve("hero-bmp.txt")).doesNotExist();
    }

    /** The database as a program leaves it that ends after so much; then the project is opened again. */
    private void endedAfter(boolean moved) throws Exception {
        project.captions().write(image("hero.BMP"), "a hero", ReviewState.APPROVED);
        project.records().put("renaming", Map.of("hero.BMP", "hero-bmp.BMP"));
        Files.copy(folder.resolve("hero.txt"), folder.resolve("hero-bmp.txt"));
        Files.copy(folder.resolve("hero.mask.png"), folder.resolve("hero-bmp.mask.png"));
        if (moved) {
            Files.move(folder.resolve("hero.BMP"), folder.resolve("hero-bmp.BMP"));
        }
        project.close();
        project = Project.open(folder);
        assertThat(project.problems()).isEmpty();
        assertThat(project.records().all("renaming")).isEmpty();
    }

    @Test
    void aProgramThatEndedWithTheFileRenamedFinishesTheDatabaseAtTheNextOpening() throws Exception {
        endedAfter(true);
        Caption caption = project.captions().read(image("hero-bmp.BMP"));
        assertThat(caption).isEqualTo(new Caption("a hero", ReviewState.APPROVED, true));
        assertThat(project.captions().history(image("hero-bmp.BMP"))).isNotEmpty();
    }

    @Test
    void aProgramThatEndedBeforeThatLeavesTheImageItsName() throws Exception {
        endedAfter(false);
        assertThat(project.captions().read(image("hero.BMP")).state()).isEqualTo(ReviewState.APPROVED);
        assertThat(folder.resolve("hero-bmp.txt")).doesNotExist();
        assertThat(folder.resolve("hero-bmp.mask.png")).doesNotExist();
        apart();
        assertThat(folder.resolve("hero-bmp.BMP")).exists();
    }

    @Test
    void aThousandImagesAreOneStepThereAndBack() throws Exception {
        List<List<DatasetImage>> groups = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Files.writeString(folder.resolve("a" + i + ".png"), "");
            Files.writeString(folder.resolve("a" + i + ".gif"), "");
            groups.add(List.of(image("a" + i + ".png"), image("a" + i + ".gif")));
        }
        int[] told = {0};
        List<Renamed> renamed = new Namesakes(project).apart(groups, (done, total) -> told[0] = done);
        assertThat(renamed).hasSize(1000);
        assertThat(told[0]).isEqualTo(1000);
        assertThat(folder.resolve("a7-gif.gif")).exists();
        new Namesakes(project).together(renamed, QUIETLY);
        assertThat(folder.resolve("a7.gif")).exists();
    }
}
