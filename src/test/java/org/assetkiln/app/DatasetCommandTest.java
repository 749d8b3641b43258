package org.assetkiln.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.assetkiln.app.command.AssetkilnCommand;
import org.assetkiln.art.GameArt;
import org.assetkiln.project.search.Fields;
import org.assetkiln.project.search.SortOrder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatasetCommandTest extends CommandTest {
    private Path project;

    @BeforeEach
    void images() throws IOException {
        project = Files.createDirectories(folder.resolve("project"));
        write("a.png", GameArt.draw(1).image());
        write("b.png", GameArt.draw(1).image());
        write("c.png", GameArt.draw(9).image());
        Files.writeString(project.resolve("c.txt"), "a thing");
        Files.writeString(project.resolve("broken.png"), "no picture");
    }

    private void write(String name, BufferedImage picture) throws IOException {
        ImageIO.write(picture, "png", project.resolve(name).toFile());
    }

    @Test
    void scansAndSaysWhatCannotBeRead() {
        assertThat(AssetkilnCommand.run("dataset", "scan", project.toString())).isZero();
        assertThat(printed()).contains("4 images, 1 of them cannot be read.");
        assertThat(project.resolve(".assetkiln/project.db")).exists();
    }

    @Test
    void findsAsTheSearchFieldDoes() {
        assertThat(AssetkilnCommand.run("dataset", "find", project.toString(), "finding:identical", "sort:-name"))
                .isZero();
        assertThat(printed().lines()).containsExactly("b.png", "a.png");
        assertThat(AssetkilnCommand.run("dataset", "find", project.toString(), "w:wide"))
                .isEqualTo(2);
    }

    @Test
    void checksAndSaysWhatToDo() {
        assertThat(AssetkilnCommand.run("dataset", "check", project.toString())).isZero();
        assertThat(printed())
                .contains(
                        "Cannot be read (1)",
                        "  broken.png",
                        "Identical images (2)",
                        "  a.png = b.png",
                        "No caption (3)")
                .contains("4 images, something to look at in");
    }

    @Test
    void theHelpOfFindListsEveryTermAndOrder() {
        assertThat(AssetkilnCommand.run("dataset", "find", "--help")).isZero();
        String help = printed();
        Fields.all().forEach(field -> assertThat(help).contains("  " + field.name() + ":", field.help()));
        SortOrder.names().forEach(name -> assertThat(help).contains(name));
    }

    @Test
    void aPaletteIsChosenAndSearchedBy() throws IOException {
        Path file = Files.writeString(folder.resolve("grey.hex"), "808080\n");
        assertThat(AssetkilnCommand.run("dataset", "find", project.toString(), "palette:>2"))
                .isEqualTo(2);
        assertThat(AssetkilnCommand.run("dataset", "palette", project.toString(), file.toString()))
                .isZero();
        assertThat(printed().lines()).containsExactly("grey, 1 colours:", "#808080");
        assertThat(AssetkilnCommand.run("dataset", "find", project.toString(), "palette:>2", "sort:-palette"))
                .isZero();
        assertThat(printed()).contains("a.png", "b.png", "c.png").doesNotContain("broken");
    }
}
