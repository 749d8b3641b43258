package org.assetkiln.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.training.settings.CaptionedImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionedFilesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void images() throws IOException {
        for (String name : List.of("a.png", "b.png", "in/c.png", "a.mask.png")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.write(folder.resolve(name), new byte[] {1});
        }
    }

    private CaptionedImage image(String name, String... captions) {
        return CaptionedImage.of(folder.resolve(name).toString(), captions);
    }

    @Test
    void eachLineOfATextBesideAnImageIsACaptionAndMasksAreNoImages() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "\ufeffa red key\r\n\r\na key, red \r\n");
        Files.writeString(folder.resolve("in/c.txt"), "Schlüssel");
        CaptionedFiles read = CaptionedFiles.read(folder);
        assertThat(read.captioned())
                .containsExactly(image("a.png", "a red key", "a key, red"), image("in/c.png", "Schlüssel"));
        assertThat(read.without()).containsExactly(folder.resolve("b.png"));
    }

    @Test
    void theNamesOfFoldersSayRepeats() throws IOException {
        Path image = folder.resolve("img/10_zkw slime/front.png");
        Files.createDirectories(image.getParent());
        Files.write(image, new byte[] {1});
        Files.writeString(image.resolveSibling("front.txt"), "a zkw slime");
        assertThat(CaptionedFiles.read(folder).captioned())
                .containsExactly(new CaptionedImage(image.toString(), List.of("a zkw slime"), 10));
    }

    @Test
    void aTableMayHaveSeveralRowsOrAListForAnImage() throws IOException {
        Files.writeString(
                folder.resolve("data.csv"),
                """
                image_path,caption,repeats
                a.png,"a key, ""rusty""\",
                b.png,"[""a cup"", ""a mug""]",3
                in/c.png,"two
                lines",
                a.png,a second caption,
                """);
        assertThat(CaptionedFiles.read(folder).captioned())
                .containsExactly(
                        image("a.png", "a key, \"rusty\"", "a second caption"),
                        new CaptionedImage(folder.resolve("b.png").toString(), List.of("a cup", "a mug"), 3),
                        image("in/c.png", "two\nlines"));
    }

    @Test
    void aTableComesBackAsItWasWritten() throws IOException {
        var images = List.of(image("a.png", "a \"key\", red", "ein Schlüssel"), image("in/c.png", "[brackets]"));
        Path table = folder.resolve("data.csv");
        DataCsv.write(table, images);
        assertThat(Files.readString(table))
                .startsWith("image_path,caption\na.png,")
                .contains("\nin/c.png,");
        assertThat(CaptionedFiles.read(table).captioned()).isEqualTo(images);
    }

    @Test
    void hugginFacesMetadataAreRead() throws IOException {
        Files.writeString(
                folder.resolve("metadata.jsonl"),
                """
                {"file_name": "a.png", "text": "a key"}

                {"file_name": "in/c.png", "text": ["a cup", "a mug"]}
                {"file_name": "b.png", "text": ""}
                """);
        CaptionedFiles read = CaptionedFiles.read(folder);
        assertThat(read.captioned()).containsExactly(image("a.png", "a key"), image("in/c.png", "a cup", "a mug"));
        assertThat(read.without()).containsExactly(folder.resolve("b.png"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file,words\na.png,a key",
                "image_path,caption\nnowhere.png,a key",
                "image_path,caption\n,a key",
                "image_path,caption,repeats\na.png,a key,often",
                "image_path,caption\na.png",
                "image_path,caption\na.png,\"never closed",
            })
    void aWrongTableIsNamedInASentence(String text) throws IOException {
        Path table = Files.writeString(folder.resolve("wrong.csv"), text);
        assertThatThrownBy(() -> CaptionedFiles.read(table))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The table ")
                .hasMessageContaining("wrong.csv");
    }

    @Test
    void aWrongLineOfMetadataIsNamedInASentence() throws IOException {
        for (String text : List.of("{\"file_name\": \"a.png\", \"text\": \"x\"}\n{", "\n{\"text\": \"x\"}")) {
            Path file = Files.writeString(folder.resolve("metadata.jsonl"), text);
            assertThatThrownBy(() -> CaptionedFiles.read(file)).hasMessageContainingAll("metadata.jsonl", "line 2");
        }
    }
}
