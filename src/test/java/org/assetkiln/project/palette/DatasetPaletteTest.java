package org.assetkiln.project.palette;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assetkiln.imaging.palette.Palette;
import org.assetkiln.project.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetPaletteTest {
    @TempDir
    Path root;

    @Test
    void aChosenPaletteIsThereAfterTheNextOpeningAndCanBeTakenAway() throws Exception {
        Palette palette = new Palette("sweet 4", List.of(0x123456, 0xabcdef, 0, 0xffffff));
        try (Project project = Project.open(root)) {
            assertThat(DatasetPalette.read(project.records())).isNull();
            DatasetPalette.write(project.records(), palette);
        }
        try (Project project = Project.open(root)) {
            assertThat(DatasetPalette.read(project.records())).isEqualTo(palette);
            DatasetPalette.write(project.records(), null);
            assertThat(DatasetPalette.read(project.records())).isNull();
        }
    }

    @Test
    void aDamagedOneCountsAsNone() throws Exception {
        try (Project project = Project.open(root)) {
            project.records().put("palette", Map.of("", "{\"colours\":[]}"));
            assertThat(DatasetPalette.read(project.records())).isNull();
        }
    }
}
