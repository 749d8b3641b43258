package org.assetkiln.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.assetkiln.app.command.AssetkilnCommand;
import org.assetkiln.project.Project;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaptionsCommandTest extends CommandTest {
    private Path project;

    @BeforeEach
    void images() throws IOException {
        project = Files.createDirectories(folder.resolve("project"));
        for (String name : List.of("key", "cup")) {
            var image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
            ImageIO.write(image, "png", project.resolve(name + ".png").toFile());
        }
        Files.writeString(project.resolve("key.txt"), "a key\n");
    }

    @Test
    void captionsGoOutAndComeBackInAsOneStep() throws IOException {
        Path out = folder.resolve("out");
        assertThat(captions(
                        "export", out, "--format", "kohya", "--template", "{trigger} {caption}", "--trigger", "sks"))
                .isZero();
        assertThat(said()).contains("1 of 2 captions written");
        assertThat(out.resolve("captions.json")).content().contains("\"caption\" : \"sks a key\"");

        Path other = Files.writeString(
                folder.resolve("data.csv"), "image_path,caption\nkey.png,a red key\ncup.png,a cup\nhat.png,a hat\n");
        assertThat(captions("import", other, "--dry-run")).isZero();
        assertThat(said()).contains("2 captions would change", "Not in the project: hat.png");
        assertThat(project.resolve("cup.txt")).doesNotExist();
        assertThat(captions("import", other)).isZero();
        assertThat(project.resolve("key.txt")).content().isEqualTo("a red key\n");
        assertThat(project.resolve("cup.txt")).content().isEqualTo("a cup\n");
        try (Project opened = Project.open(project)) {
            assertThat(opened.captions().undo().orElseThrow().what()).isEqualTo("importing captions from data.csv");
        }
        assertThat(project.resolve("key.txt")).content().isEqualTo("a key\n");
        assertThat(project.resolve("cup.txt")).doesNotExist();
    }

    @Test
    void aTemplateThatLosesTheCaptionIsRefused() {
        assertThat(captions("export", folder.resolve("out"), "--template", "{trigger}"))
                .isEqualTo(2);
        assertThat(said()).contains("Without {caption}");
    }

    @Test
    void findingsAreSaid() throws IOException {
        Files.writeString(project.resolve("cup.caption"), "a cup");
        Files.writeString(project.resolve("broken.png"), "no image");
        assertThat(AssetkilnCommand.run("captions", "check", project.toString()))
                .isZero();
        assertThat(said()).contains("cup.caption", "broken.png", "3 images, 2 findings.");
    }

    @Test
    void aProjectThatIsOpenElsewhereIsNotChanged() throws IOException {
        Path other = Files.writeString(folder.resolve("data.csv"), "image_path,caption\nkey.png,a red key\n");
        try (Project open = Project.open(project)) {
            assertThat(captions("import", other)).isEqualTo(1);
            assertThat(said()).contains("open in another window");
            assertThat(open.readOnly()).isFalse();
        }
    }

    private int captions(String what, Path file, String... options) {
        var args = new ArrayList<>(List.of("captions", what, project.toString(), file.toString()));
        args.addAll(List.of(options));
        return AssetkilnCommand.run(args.toArray(String[]::new));
    }
}
