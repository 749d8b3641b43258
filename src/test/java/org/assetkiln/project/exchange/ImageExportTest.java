package org.assetkiln.project.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assetkiln.files.Json;
import org.assetkiln.imaging.ModelView;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.recipe.Crop;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.imaging.sheet.AtlasFile;
import org.assetkiln.imaging.sheet.Cut;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.DatasetScanner;
import org.assetkiln.project.Project;
import org.assetkiln.project.credits.Credit;
import org.assetkiln.project.credits.Credits;
import org.assetkiln.project.intake.Intake;
import org.assetkiln.project.recipes.Recipes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageExportTest {
    @TempDir
    Path folder;

    private Path out;
    private Project project;

    @BeforeEach
    void open() throws IOException {
        Path images = folder.resolve("project/images");
        write(images.resolve("knight.png"), "png", 8, 6, 0xffff0000);
        write(images.resolve("items/knight.bmp"), "bmp", 4, 4, 0xff00ff00);
        write(images.resolve("items/key.png"), "png", 3, 9, 0x800000ff);
        Files.writeString(images.resolve("knight.txt"), "a red knight");
        Files.writeString(images.resolve("items/knight.txt"), "a green, \"small\" knight\n");
        Files.writeString(images.resolve("items/broken.png"), "no picture");
        project = Project.open(folder.resolve("project"));
        out = folder.resolve("out");
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void kohyaGetsOneFlatFolderWithTextFilesAndPictures() throws Exception {
        ImageExport.Written written = export(ExportLayout.KOHYA, null, out);
        assertThat(written.images()).isEqualTo(3);
        assertThat(written.leftOut()).hasSize(1).allMatch(sentence -> sentence.startsWith("broken.png"));
        assertThat(files(out))
                .containsExactly(
                        "10_sks knight/items_key.png",
                        "10_sks knight/items_knight.png",
                        "10_sks knight/items_knight.txt",
                        "10_sks knight/knight.png",
                        "10_sks knight/knight.txt");
        assertThat(out.resolve("10_sks knight/knight.txt")).hasContent("a red knight");
        assertThat(Pictures.read(out.resolve("10_sks knight/items_knight.png")).getRGB(1, 1))
                .isEqualTo(0xff00ff00);
        assertThat(out.resolve("10_sks knight/knight.png"))
                .hasSameBinaryContentAs(project.images().resolve("knight.png"));
    }

    @Test
    void tablesHaveTheCaptionedImagesAndAreReadAgain() throws Exception {
        ImageExport.Written written = export(ExportLayout.IMAGEFOLDER, null, out);
        assertThat(written.images()).isEqualTo(2);
        assertThat(written.leftOut()).anyMatch(sentence -> sentence.equals("images/items/key.png has no caption."));
        List<String> lines = Files.readAllLines(out.resolve("metadata.jsonl"));
        assertThat(lines)
                .containsExactlyInAnyOrder(
                        "{\"file_name\":\"knight.png\",\"text\":\"a red knight\"}",
                        "{\"file_name\":\"items/knight.png\",\"text\":\"a green, \\\"small\\\" knight\"}");
        export(ExportLayout.KERAS, null, folder.resolve("keras"));
        assertThat(new CaptionTable().read(folder.resolve("keras/data.csv")))
                .extracting(CaptionEntry::text)
                .containsExactlyInAnyOrder("a red knight", "a green, \"small\" knight");
    }

    @Test
    void preparedPicturesAreTheOnesThatTheModelSees() throws Exception {
        Recipe recipe = Recipe.NONE.withTrim(1);
        Recipes.NONE.withUsual(recipe).write(project.records(), Recipes.NONE);
        ModelView view = new ModelView(32, "#ffffff", true);
        export(ExportLayout.FOLDERS, view, out);
        Path key = project.images().resolve("items/key.png");
        assertSame(
                Pictures.read(out.resolve("items/key.png")), recipe.asModelSees(Pictures.read(key), "key.png", view));
    }

    @Test
    void preparedOrNotIsForWhoeverExportsToSay() throws Exception {
        Recipe recipe = Recipe.NONE.withCrop(new Crop(1, 2, 2, 3));
        Path file = project.images().resolve("items/key.png");
        Recipes.NONE.with(List.of("images/items/key.png"), recipe).write(project.records(), Recipes.NONE);
        for (ExportLayout layout : List.of(ExportLayout.FOLDERS, ExportLayout.SHEET)) {
            new ImageExport(layout, false, true, null, "", 1)
                    .write(project, images(), folder.resolve("prepared-" + layout), (done, all) -> {}, () -> false);
        }
        assertSame(Pictures.read(folder.resolve("prepared-folders/items/key.png")), recipe.apply(Pictures.read(file)));
        assertThat(folder.resolve("prepared-folders/knight.png"))
                .hasSameBinaryContentAs(project.images().resolve("knight.png"));
        JsonNode frames = Json.read(folder.resolve("prepared-sheet/sheet.json"), JsonNode.class)
                .path("frames");
        assertThat(frames.path("images/items/key.png").path("frame").path("w").asInt())
                .isEqualTo(2);
        export(ExportLayout.FOLDERS, null, out);
        assertThat(out.resolve("items/key.png")).hasSameBinaryContentAs(file);
    }

    @Test
    void aSheetSaysWhereEachImageIs() throws Exception {
        export(ExportLayout.SHEET, null, out);
        BufferedImage sheet = Pictures.read(out.resolve("sheet.png"));
        JsonNode atlas = Json.read(out.resolve("sheet.json"), JsonNode.class);
        assertThat(atlas.path("meta").path("size").path("w").asInt()).isEqualTo(sheet.getWidth());
        for (DatasetImage image : images().stream().filter(DatasetImage::usable).toList()) {
            JsonNode frame = atlas.path("frames").path(image.id()).path("frame");
            BufferedImage part = sheet.getSubimage(
                    frame.path("x").asInt(),
                    frame.path("y").asInt(),
                    frame.path("w").asInt(),
                    frame.path("h").asInt());
            assertSame(part, Pictures.read(image.file()));
        }
    }

    @Test
    void aSheetAsAListNamesItsAnimationsSoThatTheSlicerReadsThem() throws Exception {
        for (int number : new int[] {10, 2, 1}) {
            Files.copy(project.images().resolve("knight.png"), project.images().resolve("walk_" + number + ".png"));
        }
        export(ExportLayout.SHEET_ARRAY, null, out);
        BufferedImage sheet = Pictures.read(out.resolve("sheet.png"));
        JsonNode atlas = Json.read(out.resolve("sheet.json"), JsonNode.class);
        assertThat(atlas.path("frames").isArray()).isTrue();
        assertThat(atlas.path("meta").path("frameTags")).hasSize(1);
        List<Cut> walk = AtlasFile.read(out.resolve("sheet.json"), sheet.getWidth(), sheet.getHeight()).stream()
                .filter(cut -> cut.tag().equals("walk"))
                .toList();
        assertThat(walk).extracting(Cut::name).containsExactly("walk_1", "walk_2", "walk_10");
    }

    @Test
    void anArchiveComesIntoAnotherProjectAsItLeft() throws Exception {
        Credits.NONE
                .with(List.of(Credits.folder("")), new Credit("Ann", "CC0", ""))
                .write(project.records(), Credits.NONE);
        Path zip = folder.resolve("pack.zip");
        export(ExportLayout.FOLDERS, null, zip);
        assertThat(files(folder)).noneMatch(name -> name.startsWith(".export-"));
        Files.createDirectories(folder.resolve("other/images"));
        try (Project other = Project.open(folder.resolve("other"))) {
            Intake.add(other, List.of(zip), (done, all) -> {}, () -> false);
            assertThat(files(other.images()))
                    .containsExactly(
                            "pack/ATTRIBUTION.txt",
                            "pack/items/key.png",
                            "pack/items/knight.png",
                            "pack/items/knight.txt",
                            "pack/knight.png",
                            "pack/knight.txt");
        }
    }

    @Test
    void nothingOfTheProjectIsWrittenOver() {
        assertThatThrownBy(() -> export(ExportLayout.FOLDERS, null, project.images()))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("belongs to the project itself: choose another one.");
        assertThatThrownBy(() -> export(ExportLayout.FOLDERS, null, folder)).hasMessageContaining("belongs to");
        assertThatThrownBy(() -> {
                    Files.createDirectories(out);
                    Files.writeString(out.resolve("mine.txt"), "mine");
                    export(ExportLayout.KOHYA, null, out);
                })
                .hasMessageEndingWith("is not empty: choose a new one.");
        assertThat(out.resolve("mine.txt")).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sks/knight", "sks: knight", "a knight.", "..\\x"})
    void wordsThatCannotNameAFolderAreRefused(String words) {
        var export = new ImageExport(ExportLayout.KOHYA, false, false, null, words, 10);
        assertThatThrownBy(() -> export.write(project, images(), out, (done, all) -> {}, () -> false))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Trigger and class \"" + words + "\" cannot be a folder's name");
        assertThat(out).doesNotExist();
    }

    private ImageExport.Written export(ExportLayout layout, @Nullable ModelView view, Path target) throws IOException {
        return new ImageExport(layout, false, false, view, "sks knight", 10)
                .write(project, images(), target, (done, all) -> {}, () -> false);
    }

    private List<DatasetImage> images() {
        return DatasetScanner.scan(project, (done, all) -> {}, () -> false);
    }

    private static void assertSame(BufferedImage one, BufferedImage other) {
        assertThat(one.getWidth()).isEqualTo(other.getWidth());
        assertThat(pixels(one)).isEqualTo(pixels(other));
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static void write(Path file, String format, int width, int height, int argb) throws IOException {
        Files.createDirectories(file.getParent());
        boolean alpha = format.equals("png");
        int type = alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage picture = new BufferedImage(width, height, type);
        for (int i = 0; i < width * height; i++) {
            picture.setRGB(i % width, i / width, i % 3 == 0 && alpha ? 0 : argb);
        }
        assertThat(ImageIO.write(picture, format, file.toFile())).isTrue();
    }
}
