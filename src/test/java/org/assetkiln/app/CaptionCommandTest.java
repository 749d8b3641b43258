package org.assetkiln.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assetkiln.Fixtures;
import org.assetkiln.app.command.AssetkilnCommand;
import org.assetkiln.art.GameArt;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.DatasetScanner;
import org.assetkiln.project.Project;
import org.assetkiln.project.ReviewState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the engine and a tiny captioner of random weights. */
class CaptionCommandTest extends CommandTest {
    private static final String CAPTIONER = Fixtures.path("blip/base").toString();

    private Path project;

    @BeforeEach
    void draw() throws IOException {
        project = Files.createDirectories(folder.resolve("art"));
        for (int i = 0; i < 6; i++) {
            Pictures.writePng(project.resolve(i + ".png"), GameArt.draw(i).image(), Map.of());
        }
        Files.writeString(project.resolve("1.txt"), "a key, by hand\n");
        byte[] picture = Files.readAllBytes(project.resolve("2.png"));
        Files.write(project.resolve("2.png"), Arrays.copyOf(picture, picture.length / 2));
    }

    private int caption(String... more) {
        List<String> command = new ArrayList<>(List.of("caption", project.toString(), "--model", CAPTIONER));
        command.addAll(List.of(more));
        return AssetkilnCommand.run(command.toArray(String[]::new));
    }

    private String text(int image) throws IOException {
        return Files.readString(project.resolve(image + ".txt"));
    }

    @Test
    void everyImageWithoutACaptionGetsOneBesideItAndTheSameCommandGoesOn() throws Exception {
        assertThat(caption("--start-text", "a red", "--max-length", "4")).isZero();
        assertThat(text(0)).startsWith("a red").endsWith("\n");
        assertThat(text(1)).isEqualTo("a key, by hand\n");
        assertThat(project.resolve("2.txt")).doesNotExist();
        assertThat(printed()).contains("1 image has a caption already.", "0.png: a red", "5.png: a red");
        assertThat(complained()).contains("2.png is damaged");
        try (Project open = Project.open(project)) {
            assertThat(image(open, "2.png").problem())
                    .as("a finding from now on")
                    .startsWith("2.png is damaged");
        }
        Files.delete(project.resolve("3.txt"));
        assertThat(caption("--start-text", "a red", "--max-length", "4")).isZero();
        assertThat(printed()).contains("3.png: a red").doesNotContain("0.png");
    }

    @Test
    void draftsMayBeReplacedAndWhatAPersonWroteMayNot() throws Exception {
        assertThat(caption("--beams", "1", "--min-length", "2", "--max-length", "4"))
                .isZero();
        try (Project open = Project.open(project)) {
            DatasetImage first = image(open, "0.png");
            open.captions().write(first, "approved", ReviewState.APPROVED);
        }
        String before = text(3);
        assertThat(caption("--overwrite-drafts", "--start-text", "the blue", "--max-length", "4"))
                .isZero();
        assertThat(text(0)).isEqualTo("approved\n");
        assertThat(text(1)).isEqualTo("a key, by hand\n");
        assertThat(text(3)).startsWith("the blue").isNotEqualTo(before);
        try (Project open = Project.open(project)) {
            assertThat(open.captions().read(image(open, "3.png")).state()).isEqualTo(ReviewState.DRAFT);
            assertThat(open.captions().draft(image(open, "3.png"))).hasValueSatisfying(draft -> {
                assertThat(draft.model()).isEqualTo("base");
                assertThat(draft.settings().startText()).isEqualTo("the blue");
                assertThat(draft.candidates()).hasSize(3);
            });
        }
        printed();
        assertThat(caption("--overwrite-drafts", "--start-text", "the blue", "--max-length", "4"))
                .isZero();
        assertThat(printed()).as("has it already").doesNotContain("3.png");
    }

    @Test
    void everyImageMayBeDraftedWithoutItsCaptionChanging() throws Exception {
        assertThat(caption("--every-image", "--start-text", "a red", "--max-length", "4"))
                .isZero();
        assertThat(text(1)).isEqualTo("a key, by hand\n");
        try (Project open = Project.open(project)) {
            assertThat(open.captions().draft(image(open, "1.png")))
                    .hasValueSatisfying(draft -> assertThat(draft.text()).startsWith("a red"));
        }
        printed();
        assertThat(caption("--every-image", "--start-text", "a red", "--max-length", "4"))
                .isZero();
        assertThat(printed()).as("has them already").doesNotContain("1.png", "3.png");
    }

    private static DatasetImage image(Project open, String id) {
        return DatasetScanner.scan(open, (done, total) -> {}, () -> false).stream()
                .filter(image -> image.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nucleusWritesTheSameForTheSameSeed() throws Exception {
        assertThat(caption("--nucleus", "1", "--seed", "3", "--min-length", "4", "--max-length", "6"))
                .isZero();
        String first = text(0);
        assertThat(caption(
                        "--nucleus",
                        "1",
                        "--seed",
                        "4",
                        "--min-length",
                        "4",
                        "--max-length",
                        "6",
                        "--overwrite-drafts"))
                .isZero();
        assertThat(text(0)).isNotEqualTo(first);
        assertThat(caption(
                        "--nucleus",
                        "1",
                        "--seed",
                        "3",
                        "--min-length",
                        "4",
                        "--max-length",
                        "6",
                        "--overwrite-drafts"))
                .isZero();
        assertThat(text(0)).isEqualTo(first);
    }

    @Test
    void whatIsWrongIsOneSentence() {
        assertThat(caption("--beams", "99")).isEqualTo(2);
        assertThat(complained()).contains("The number of beams is 99: choose 2 to 16.");
        assertThat(AssetkilnCommand.run("caption", project.toString(), "--model", folder.toString()))
                .isEqualTo(1);
        assertThat(complained()).contains(folder.toString()).contains("model.safetensors");
        assertThat(AssetkilnCommand.run("caption", folder.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(complained()).contains("There is no folder");
    }
}
