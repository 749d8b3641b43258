package org.assetkiln.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngFileTest {
    @TempDir
    Path folder;

    private final BufferedImage picture = new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB);

    @Test
    void textComesBackInLatinAndBeyond() throws Exception {
        Map<String, String> text = new LinkedHashMap<>();
        text.put("prompt", "a café, 64×64\nsecond line");
        text.put("seed", "42");
        text.put("title", "鍛冶屋 🗡");
        Path file = folder.resolve("a.png");
        Pictures.writePng(file, picture, text);
        assertThat(Pictures.pngText(file)).isEqualTo(text);
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains("tEXtprompt").contains("iTXttitle");
    }

    @Test
    void noTextIsAnEmptyMap() throws Exception {
        Path file = folder.resolve("a.png");
        Pictures.writePng(file, picture, Map.of());
        assertThat(Pictures.pngText(file)).isEmpty();
    }

    @Test
    void otherFormatsHaveNoText() throws Exception {
        Path file = folder.resolve("a.gif");
        ImageIO.write(picture, "gif", file.toFile());
        assertThat(Pictures.pngText(file)).isEmpty();
    }

    @Test
    void writingReplacesAndLeavesNothingElseBehind() throws Exception {
        Path file = folder.resolve("a.png");
        Files.writeString(file, "old");
        Pictures.writePng(file, picture, Map.of());
        assertThat(Pictures.read(file).getWidth()).isEqualTo(2);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void failedWriteKeepsTheOldFile() throws Exception {
        Path file = folder.resolve("a.png");
        Files.writeString(file, "old");
        assertThatThrownBy(() -> Pictures.writePng(file, picture, Map.of("", "no keyword")))
                .hasMessageContaining("keyword");
        assertThat(file).hasContent("old");
    }
}
