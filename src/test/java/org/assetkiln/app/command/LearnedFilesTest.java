package org.assetkiln.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assetkiln.files.Json;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.imaging.sheet.Pieces;
import org.assetkiln.imaging.sheet.SheetGrid;
import org.assetkiln.project.Project;
import org.assetkiln.project.recipes.Recipes;
import org.assetkiln.project.recipes.SliceSettings;
import org.assetkiln.project.wording.CaptionHabits;
import org.assetkiln.training.TinyRun;
import org.assetkiln.training.settings.CaptionedData;
import org.assetkiln.training.settings.CaptionedImage;
import org.assetkiln.training.settings.TrainingSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LearnedFilesTest {
    private static final Recipe SHRUNK = Recipe.NONE.withShrink(true);

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private final LearnedFiles learned = new LearnedFiles(said::add);

    /** A project whose sheet was sliced, whose first slice has a recipe, and that has something in the trash. */
    @BeforeEach
    void fillAProject() throws IOException {
        for (String name : List.of("sheet.png", "sheet/a.png", "sheet/b.png", "bare.png")) {
            draw(folder.resolve("images").resolve(name));
        }
        draw(folder.resolve(".assetkiln/trash/gone.png"));
        Files.writeString(folder.resolve(".assetkiln/trash/gone.txt"), "gone");
        for (String name : List.of("sheet", "sheet/a", "sheet/b")) {
            Files.writeString(folder.resolve("images").resolve(name + ".txt"), "a " + name);
        }
        var settings = new SliceSettings(
                SliceSettings.Method.GRID, SheetGrid.of(4, 4), new Pieces(0, 0), null, "", true, false);
        try (Project project = Project.open(folder)) {
            project.records().put("sheet", Map.of("images/sheet.png", Json.line(settings)));
            Recipes.NONE.with(List.of("images/sheet/a.png"), SHRUNK).write(project.records(), Recipes.NONE);
        }
    }

    private static void draw(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Pictures.writePng(file, new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB), Map.of());
    }

    private String path(String name) {
        return folder.resolve("images").resolve(name).toString();
    }

    @Test
    void ofAProjectTheSlicesAreLearnedAndNotTheSheet() throws Exception {
        List<String> files = List.copyOf(learned.of(List.of(folder)).keySet());
        assertThat(files).containsExactlyInAnyOrder(path("sheet/a.png"), path("sheet/b.png"), path("bare.png"));
        assertThat(said)
                .singleElement()
                .asString()
                .contains("sheet.png", "Sliced")
                .doesNotContain("more");
        assertThat(learned.recipes(files)).isEqualTo(Map.of(path("sheet/a.png"), SHRUNK));
    }

    @Test
    void aFolderWithinAProjectIsTakenWithAllBelowIt() throws Exception {
        assertThat(learned.of(List.of(folder.resolve("images/sheet"))))
                .containsOnlyKeys(path("sheet/a.png"), path("sheet/b.png"));
        assertThat(learned.of(List.of(Path.of(path("sheet.png")), Path.of(path("bare.png")))))
                .containsOnlyKeys(path("bare.png"));
    }

    @Test
    void captionedImagesAreThoseOfTheWindow() throws Exception {
        List<CaptionedImage> images = learned.captioned(folder);
        assertThat(images)
                .extracting(CaptionedImage::file)
                .containsExactlyInAnyOrder(path("sheet/a.png"), path("sheet/b.png"));
        assertThat(said).hasSize(2).anySatisfy(line -> assertThat(line).contains("bare.png", "Without a caption"));
    }

    @Test
    void aProjectsFoldersSayRepeatsWithAndWithoutCaptions() throws Exception {
        draw(folder.resolve("images/7_chests/open.png"));
        Files.writeString(folder.resolve("images/7_chests/open.txt"), "a chest");
        assertThat(learned.captioned(folder))
                .contains(new CaptionedImage(path("7_chests/open.png"), List.of("a chest"), 7));
        assertThat(learned.of(List.of(folder.resolve("images")))).containsEntry(path("7_chests/open.png"), 7);
    }

    @Test
    void aTableOfAProjectsImagesIsPreparedToo() throws Exception {
        Path table = Files.writeString(
                folder.resolve("data.csv"),
                "image_path,caption\nimages/sheet/a.png,a sword\nimages/sheet.png,all of them\n");
        List<CaptionedImage> images = learned.captioned(table);
        assertThat(images).containsExactly(new CaptionedImage(path("sheet/a.png"), List.of("a sword"), 1));
        assertThat(learned.recipes(List.of(path("sheet/a.png")))).containsValue(SHRUNK);
    }

    @Test
    void aFolderThatIsNoProjectIsAsItsFilesSay(@TempDir Path other) throws Exception {
        draw(other.resolve("x.png"));
        draw(other.resolve("3_deeper/y.png"));
        draw(other.resolve("10_zkw slime/in/z.png"));
        draw(other.resolve(".hidden/no.png"));
        Map<String, Integer> repeats = Map.of(
                other.resolve("x.png").toString(), 1,
                other.resolve("3_deeper/y.png").toString(), 3,
                other.resolve("10_zkw slime/in/z.png").toString(), 10);
        assertThat(learned.of(List.of(other))).isEqualTo(repeats);
        assertThat(learned.recipes(List.of(other.resolve("x.png").toString()))).isEmpty();
        assertThat(other.resolve(".assetkiln")).doesNotExist();
    }

    @Test
    void theSettingsOfTheCommandCarryTheRecipes() throws Exception {
        var options = new TrainOptions();
        new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options))
                .parseArgs("--images=" + folder, "--prompt=a zkw slime", "--model=" + TinyRun.model());
        TrainingSettings settings = options.settings(new FinerOptions(), said::add);
        assertThat(settings.data().files()).doesNotContain(path("sheet.png"));
        assertThat(settings.image().recipes()).isEqualTo(Map.of(path("sheet/a.png"), SHRUNK));
    }

    @Test
    void aTemplateIsFilledFromTheProjectAndTheFile() throws Exception {
        CaptionHabits.standard().withTrigger("zkw").save(folder.resolve(".assetkiln"));
        CaptionedData data = captioned("{trigger} {folder} {name}, {caption}");
        assertThat(data.template()).isEqualTo("zkw {folder} {name}, {caption}");
        assertThat(data.images().stream().flatMap(image -> image.captions().stream()))
                .containsExactlyInAnyOrder("zkw sheet a, a sheet/a", "zkw sheet b, a sheet/b");
        assertThatThrownBy(() -> captioned("{trigger}"))
                .isInstanceOf(IOException.class)
                .hasMessage("--caption-template: Without {caption} every caption would be lost: put it in.");
    }

    private CaptionedData captioned(String template) throws IOException {
        var options = new TrainOptions();
        new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options))
                .parseArgs("--data=" + folder, "--caption-template=" + template, "--model=" + TinyRun.model());
        return (CaptionedData) options.settings(new FinerOptions(), line -> {}).data();
    }
}
