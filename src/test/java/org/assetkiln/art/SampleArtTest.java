package org.assetkiln.art;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assetkiln.imaging.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleArtTest {
    private static final Path DATA = Path.of(System.getProperty("assetkiln.home", "."), "data");
    private static final int ROUNDING = 3; // another JDK's rasteriser may round differently

    @Test
    void committedPicturesAndCaptionsAreWhatTheCodeDraws() throws Exception {
        Map<String, DrawnAsset> drawn = SampleArt.all();
        assertThat(drawn).hasSize(60);
        for (Map.Entry<String, DrawnAsset> entry : drawn.entrySet()) {
            Path file = DATA.resolve("images").resolve(entry.getKey() + ".png");
            assertThat(difference(Pictures.read(file), entry.getValue().image()))
                    .as(entry.getKey())
                    .isLessThanOrEqualTo(ROUNDING);
            Path caption = DATA.resolve("images").resolve(entry.getKey() + ".txt");
            assertThat(Files.readString(caption)).isEqualTo(entry.getValue().caption() + "\n");
        }
        assertThat(names(DATA.resolve("images"))).hasSize(120);
    }

    @Test
    void readmeListsExactlyTheRoughCaptions() throws Exception {
        List<String> rows = Files.readAllLines(DATA.resolve("README.md"), StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(rows).hasSize(6);
        Map<String, DrawnAsset> drawn = SampleArt.all();
        for (String row : rows) {
            String[] cells = row.split("\\|");
            String name = cells[1].strip().replace("`", "");
            assertThat(drawn.get(name).caption()).isEqualTo(cells[2].strip());
            assertThat(SampleArt.fullCaption(name)).isEqualTo(cells[3].strip());
        }
        assertThat(drawn.keySet().stream()
                        .filter(name -> !name.startsWith("cinder"))
                        .filter(name -> !drawn.get(name).caption().equals(SampleArt.fullCaption(name))))
                .hasSize(6);
    }

    @Test
    void writesEveryPictureWithItsCaption(@TempDir Path folder) throws Exception {
        List<String> written = SampleArt.writeTo(folder.resolve("new"));
        assertThat(names(folder.resolve("new")))
                .containsExactlyElementsOf(written.stream()
                        .flatMap(name -> Stream.of(name + ".png", name + ".txt"))
                        .sorted()
                        .toList());
    }

    private static List<String> names(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static int difference(BufferedImage a, BufferedImage b) {
        int largest = 0;
        for (int i = 0; i < GameArt.SIZE * GameArt.SIZE; i++) {
            int p = a.getRGB(i % GameArt.SIZE, i / GameArt.SIZE);
            int q = b.getRGB(i % GameArt.SIZE, i / GameArt.SIZE);
            boolean faint = (p >>> 24) < 16 && (q >>> 24) < 16; // straight colours under little alpha mean nothing
            for (int shift = faint ? 24 : 0; shift <= 24; shift += 8) {
                largest = Math.max(largest, Math.abs((p >> shift & 0xff) - (q >> shift & 0xff)));
            }
        }
        return largest;
    }
}
