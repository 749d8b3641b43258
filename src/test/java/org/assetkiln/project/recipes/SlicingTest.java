package org.assetkiln.project.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.Pixels;
import org.assetkiln.imaging.sheet.Area;
import org.assetkiln.imaging.sheet.Backdrop;
import org.assetkiln.imaging.sheet.Pieces;
import org.assetkiln.imaging.sheet.SheetGrid;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlicingTest {
    @TempDir
    Path folder;

    private Project project;
    private DatasetImage sheet;
    private Pixels pixels;

    /** Four cells of 8 × 8 in a row, the third empty. */
    @BeforeEach
    void drawASheet() throws IOException {
        int[] argb = new int[32 * 8];
        for (int i = 0; i < argb.length; i++) {
            int cell = i % 32 / 8;
            argb[i] = cell == 2 || i / 32 == 0 ? 0 : 0xff000000 | cell * 0x4f3020 + i / 32 * 3;
        }
        pixels = new Pixels(32, 8, argb);
        Path file = Files.createDirectories(folder.resolve("images")).resolve("hero.png");
        Pictures.writePng(file, pixels.picture(), Map.of());
        project = Project.open(folder);
        sheet = new DatasetImage("images/hero.png", file, Files.size(file), 1, 32, 8, true, null);
    }

    @AfterEach
    void close() {
        project.close();
    }

    private SlicingStep slice(int width) throws IOException {
        var grid = SheetGrid.of(width, 8);
        var settings = new SliceSettings(
                SliceSettings.Method.GRID, grid, new Pieces(0, 0), null, "{sheet}_{number}", true, false);
        var slicing = new Slicing(project, sheet, settings, done -> {}, () -> false);
        return slicing.write(pixels, grid.cuts(pixels, new Backdrop(-1), true));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("images/hero"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void slicesAreFilesThatKnowWhereTheyComeFrom() throws IOException {
        SlicingStep step = slice(8);
        assertThat(files()).containsExactly("hero_1.png", "hero_2.png", "hero_3.png");
        assertThat(step.made()).hasSize(3);
        Pixels third = Pixels.of(Pictures.read(folder.resolve("images/hero/hero_3.png")));
        assertThat(third.argb()).isEqualTo(pixels.picture().getRGB(24, 0, 8, 8, null, 0, 8));
        Sheets sheets = Sheets.read(project.records());
        assertThat(sheets.isSheet("images/hero.png")).isTrue();
        assertThat(sheets.sheets().get("images/hero.png").grid()).isEqualTo(SheetGrid.of(8, 8));
        assertThat(sheets.slices().get("images/hero/hero_3.png"))
                .isEqualTo(new Provenance("images/hero.png", new Area(24, 0, 8, 8), "", 2));
    }

    @Test
    void undoTakesFilesAndCaptionsAwayAndRedoBringsThemBack() throws IOException {
        SlicingStep step = slice(8);
        Files.writeString(folder.resolve("images/hero/hero_1.txt"), "a hero");
        step.undo();
        assertThat(files()).isEmpty();
        assertThat(Sheets.read(project.records())).isEqualTo(Sheets.NONE);
        step.redo();
        assertThat(files()).containsExactly("hero_1.png", "hero_1.txt", "hero_2.png", "hero_3.png");
        assertThat(Sheets.read(project.records()).slices()).hasSize(3);
    }

    @Test
    void slicedAgainTheSameAreasKeepTheirCaptions() throws IOException {
        slice(8);
        Files.writeString(folder.resolve("images/hero/hero_1.txt"), "a hero");
        SlicingStep same = slice(8);
        assertThat(same.made()).isEmpty();
        assertThat(same.removed()).isZero();
        SlicingStep wider = slice(16);
        assertThat(wider.made()).hasSize(2);
        assertThat(wider.removed()).isEqualTo(3);
        assertThat(Sheets.read(project.records()).slices()).hasSize(2);
        wider.undo();
        assertThat(files()).containsExactly("hero_1.png", "hero_1.txt", "hero_2.png", "hero_3.png");
        assertThat(Sheets.read(project.records()).slices()).hasSize(3);
    }

    @Test
    void cancelledSlicingLeavesNothing() throws IOException {
        int[] done = new int[1];
        var settings = new SliceSettings(null, SheetGrid.of(8, 8), null, null, null, true, false);
        var slicing = new Slicing(project, sheet, settings, count -> done[0] = count, () -> done[0] == 2);
        SlicingStep step = slicing.write(pixels, SheetGrid.of(8, 8).cuts(pixels, new Backdrop(-1), true));
        assertThat(step.made()).isEmpty();
        assertThat(files()).isEmpty();
        assertThat(Sheets.read(project.records())).isEqualTo(Sheets.NONE);
    }
}
