package org.assetkiln.project.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.Pixels;
import org.assetkiln.imaging.document.PictureDocument;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerSplitTest {
    @TempDir
    Path folder;

    private DatasetImage image(String name) throws IOException {
        Path fixture = Path.of(System.getProperty("assetkiln.fixtures"), "formats", name);
        Path file = Files.createDirectories(folder.resolve("images")).resolve(name);
        Files.copy(fixture, file);
        var facts = Pictures.facts(file);
        return new DatasetImage("images/" + name, file, 1, 1, facts.width(), facts.height(), true, null);
    }

    @Test
    void everyLayerBecomesAnImageAndUndoTakesThemAway() throws IOException {
        DatasetImage image = image("blend00.aseprite");
        PictureDocument document = Pictures.document(image.file());
        int layers = document.facts().layers().size();
        assertThat(layers).isGreaterThan(1);
        try (Project project = Project.open(folder)) {
            SlicingStep step = new LayerSplit(project, image, done -> {}, () -> false).write();
            assertThat(step.made()).hasSize(layers * document.facts().frames());
            Path first = step.made().get(0);
            assertThat(first.getParent()).isEqualTo(folder.resolve("images/blend00"));
            assertThat(Pixels.of(Pictures.read(first)).argb())
                    .isEqualTo(Pixels.of(document.layer(0, 0)).argb());
            assertThat(Sheets.read(project.records()).isSheet(image.id())).isTrue();
            assertThat(Sheets.read(project.records()).slices().values())
                    .extracting(Provenance::tag)
                    .contains(document.facts().layers().get(1).name());
            step.undo();
            assertThat(first).doesNotExist();
            assertThat(Sheets.read(project.records())).isEqualTo(Sheets.NONE);
        }
    }

    @Test
    void aPictureWithoutLayersIsNamed() throws IOException {
        Path file = Files.createDirectories(folder.resolve("images")).resolve("a.png");
        Pictures.writePng(file, new Pixels(1, 1, new int[1]).picture(), Map.of());
        var image = new DatasetImage("images/a.png", file, 1, 1, 1, 1, true, null);
        try (Project project = Project.open(folder)) {
            var split = new LayerSplit(project, image, done -> {}, () -> false);
            assertThatThrownBy(split::write)
                    .isInstanceOf(IOException.class)
                    .hasMessage("a.png has no layers to split.");
        }
    }
}
