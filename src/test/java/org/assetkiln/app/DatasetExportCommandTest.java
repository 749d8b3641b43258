package org.assetkiln.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.assetkiln.app.command.AssetkilnCommand;
import org.assetkiln.imaging.Pictures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatasetExportCommandTest extends CommandTest {
    private Path project;

    @BeforeEach
    void images() throws IOException {
        project = Files.createDirectories(folder.resolve("project"));
        ImageIO.write(
                new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB),
                "png",
                project.resolve("key.png").toFile());
        Files.writeString(project.resolve("key.txt"), "a key\n");
        Files.writeString(project.resolve("broken.png"), "no picture");
    }

    @Test
    void imagesAreWrittenAsTheModelSeesThem() throws IOException {
        Path out = folder.resolve("out");
        assertThat(export(out, "--layout", "kohya", "--words", "zwx key", "--repeats", "3", "--size", "32"))
                .isZero();
        assertThat(said()).contains("broken.png is not a picture", "1 of 2 images exported");
        assertThat(Pictures.read(out.resolve("3_zwx key/key.png")).getWidth()).isEqualTo(32);
        assertThat(out.resolve("3_zwx key/key.txt")).hasContent("a key");
    }

    @Test
    void aSheetsAtlasMayBeAList() throws IOException {
        Path out = folder.resolve("out");
        assertThat(export(out, "--layout", "sheet-array")).isZero();
        assertThat(out.resolve("sheet.json")).content().contains("\"filename\" : \"key.png\"");
    }

    @Test
    void aFullFolderIsRefusedInOneSentence() {
        assertThat(export(folder)).isEqualTo(1);
        assertThat(said()).contains("belongs to the project itself: choose another one.");
        assertThat(export(folder.resolve("out"), "--repeats", "0")).isEqualTo(2);
    }

    private int export(Path target, String... options) {
        String[] line = new String[options.length + 4];
        line[0] = "dataset";
        line[1] = "export";
        line[2] = project.toString();
        line[3] = target.toString();
        System.arraycopy(options, 0, line, 4, options.length);
        return AssetkilnCommand.run(line);
    }
}
