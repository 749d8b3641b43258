package org.assetkiln.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assetkiln.Fixtures;
import org.assetkiln.app.command.AssetkilnCommand;
import org.assetkiln.art.GameArt;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.DatasetScanner;
import org.assetkiln.project.Project;
import org.assetkiln.project.ReviewState;
import org.assetkiln.project.home.AppFolders;
import org.assetkiln.project.home.SettingsFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the engine and a tiny captioner of random weights. */
class CaptionsLearnCommandTest extends CommandTest {
    private Path project;

    @BeforeEach
    void draw() throws IOException {
        project = Files.createDirectories(folder.resolve("art"));
        for (int i = 0; i < 24; i++) {
            Pictures.writePng(project.resolve(i + ".png"), GameArt.draw(i).image(), Map.of());
        }
    }

    private void approve(int count) throws IOException {
        try (Project open = Project.open(project)) {
            for (DatasetImage image :
                    DatasetScanner.scan(open, (done, total) -> {}, () -> false).subList(0, count)) {
                open.captions().write(image, "a red and golden", ReviewState.APPROVED);
            }
        }
    }

    private int learn(Path out) {
        return AssetkilnCommand.run(
                "captions",
                "learn",
                project.toString(),
                "--model",
                Fixtures.path("blip/base").toString(),
                "--out",
                out.toString(),
                "--use");
    }

    @Test
    void aCaptionerThatDoesBetterIsWrittenAndUsed() throws Exception {
        approve(24);
        Path out = folder.resolve("learned");
        assertThat(learn(out)).isZero();
        assertThat(printed()).contains("Learning from 24 captions", "The new captioner is " + out);
        assertThat(out.resolve("model.safetensors")).exists();
        assertThat(SettingsFile.open(AppFolders.locate()).get().captioner()).isEqualTo(out.toString());
    }

    @Test
    void tooFewApprovedCaptionsAreSaid() throws Exception {
        approve(3);
        assertThat(learn(folder.resolve("learned"))).isEqualTo(1);
        assertThat(complained()).contains("3 captions are approved", "approve at least 20");
        assertThat(folder.resolve("learned")).doesNotExist();
    }
}
