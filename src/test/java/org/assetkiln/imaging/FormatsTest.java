package org.assetkiln.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assetkiln.imaging.document.DocumentFacts;
import org.assetkiln.imaging.document.FrameTag;
import org.assetkiln.imaging.document.FrameTag.Direction;
import org.assetkiln.imaging.document.Layer;
import org.assetkiln.imaging.document.PictureDocument;
import org.assetkiln.imaging.document.Slice;
import org.assetkiln.imaging.format.PictureFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of every format show what the program that wrote them shows; see {@code src/test/reference/formats.py} and
 * {@code formats_rare.py}. */
class FormatsTest {
    static final Path FOLDER = Path.of("src/test/resources/fixtures/formats");

    /** The picture files themselves, without those that say what they show. */
    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(file -> expected(file, "").toFile().exists()
                            || expected(file, ".0").toFile().exists())
                    .sorted()
                    .toList();
        }
    }

    private static Path expected(Path file, String which) {
        return file.resolveSibling(file.getFileName() + which + ".png");
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFrameIsAsTheWritingProgramShowsIt(Path file) throws Exception {
        PictureDocument document = Pictures.document(file);
        boolean one = expected(file, "").toFile().exists();
        for (int i = 0; i < document.facts().frames(); i++) {
            assertSame(
                    file,
                    document.frame(i),
                    ImageIO.read(expected(file, one ? "" : "." + i).toFile()));
        }
        if (!one) {
            assertThat(expected(file, "." + document.facts().frames())).doesNotExist();
        }
        assertSame(file, Pictures.read(file), document.frame(0)); // also backwards
    }

    @ParameterizedTest
    @MethodSource("files")
    void headersSayWhatThePictureIs(Path file) throws Exception {
        ImageFacts facts = Pictures.facts(file);
        BufferedImage picture = Pictures.read(file);
        assertThat(facts.width()).isEqualTo(picture.getWidth());
        assertThat(facts.height()).isEqualTo(picture.getHeight());
        assertThat(facts.format())
                .isEqualTo(PictureFormat.ofName(file.getFileName().toString()).orElseThrow());
        if (!facts.transparent()) {
            assertThat(Arrays.stream(pixels(picture))).allMatch(pixel -> pixel >>> 24 == 255);
        }
    }

    @Test
    void asepriteTellsLayersTagsSlicesAndPalette() throws Exception {
        DocumentFacts facts =
                Pictures.document(FOLDER.resolve("knight.aseprite")).facts();
        assertThat(facts.frameMillis()).containsExactly(100, 250, 100);
        assertThat(facts.layers())
                .containsExactly(
                        new Layer("body", "", true, 1),
                        new Layer("eye", "gear", true, 1),
                        new Layer("dark", "gear/shadow", false, 1),
                        new Layer("hat", "", true, 128 / 255.0));
        assertThat(facts.tags())
                .containsExactly(
                        new FrameTag("walk", 0, 1, Direction.FORWARD),
                        new FrameTag("wink ö", 1, 2, Direction.PING_PONG));
        assertThat(facts.slices()).containsExactly(new Slice("head", 0, 2, 1, 7, 5));
        assertThat(facts.palette()).containsExactly(0, 0xffff0000);
    }

    @Test
    void aLayerComesAloneEvenWhenItIsHiddenOrOnlyLinked() throws Exception {
        PictureDocument document = Pictures.document(FOLDER.resolve("knight.aseprite"));
        BufferedImage body = document.layer(0, 1);
        assertThat(body.getRGB(2, 3)).isEqualTo(document.layer(0, 0).getRGB(2, 3));
        assertThat(body.getRGB(2, 3) >>> 24).isEqualTo(255);
        assertThat(document.layer(1, 0).getRGB(5, 5)).isEqualTo(0xfffaf00a);
        assertThat(document.layer(2, 0).getRGB(17, 12)).isEqualTo(0xff000000);
        assertThat(pixels(document.layer(2, 1))).containsOnly(0);
    }

    @Test
    void photoshopLayersLieWhereTheyAreWithTheirOpacity() throws Exception {
        Path file = FOLDER.resolve("layers.psd");
        PictureDocument document = Pictures.document(file);
        assertThat(document.facts().layers())
                .containsExactly(
                        new Layer("base", "", true, 1),
                        new Layer("sword", "gear", true, 128 / 255.0),
                        new Layer("hidden", "", false, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"layers.psd", "layers16.psd", "layers-grey.psd", "layers-cmyk.psd", "layers.psb"})
    void photoshopLayersShowWhatIsOnThem(String name) throws Exception {
        Path file = FOLDER.resolve(name);
        PictureDocument document = Pictures.document(file);
        for (int i = 0; i < document.facts().layers().size(); i++) {
            Path shown = expected(file, ".layer" + i);
            assertSame(file, document.layer(i, 0), ImageIO.read(shown.toFile()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no-twelve-bit.jpg|12 bits",
                "no-png-inside.bmp|another kind of file",
                "no-float.psd|32 bits",
                "no-tiles-elsewhere.aseprite|tiles of another file"
            })
    void whatIsNotReadSaysWhyAndWhatToDo(String name, String why) {
        assertThatThrownBy(() -> Pictures.read(FOLDER.resolve(name)))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageStartingWith(name + " is ")
                .hasMessageContaining(why)
                .hasMessageMatching("[^!?]*(save|convert|export) [^!?]*\\.");
    }

    @Test
    void animationsTellHowLongEachFrameIsShown() throws Exception {
        for (String name : List.of("restored.gif", "cleared.gif", "lossless-frames.webp")) {
            assertThat(Pictures.document(FOLDER.resolve(name)).facts().frameMillis())
                    .containsExactly(50, 120, 300);
        }
        assertThat(Pictures.document(FOLDER.resolve("moving.png")).facts().frameMillis())
                .containsExactly(50, 120, 300, 80, 1000);
    }

    @Test
    void pingPongTurnsAtTheEndWithoutShowingItTwice() {
        assertThat(new FrameTag("wink", 3, 6, Direction.PING_PONG).order()).containsExactly(3, 4, 5, 6, 5, 4);
        assertThat(new FrameTag("wink", 3, 3, Direction.PING_PONG_REVERSE).order())
                .containsExactly(3);
        assertThat(new FrameTag("wink", 3, 5, Direction.REVERSE).order()).containsExactly(5, 4, 3);
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    private static void assertSame(Path file, BufferedImage picture, BufferedImage expected) {
        assertThat(picture.getType()).isEqualTo(BufferedImage.TYPE_INT_ARGB);
        assertThat(picture.getWidth()).isEqualTo(expected.getWidth());
        assertThat(picture.getHeight()).isEqualTo(expected.getHeight());
        int[] is = pixels(picture);
        int[] should = pixels(expected);
        for (int i = 0; i < is.length; i++) {
            boolean bothEmpty = is[i] >>> 24 == 0 && should[i] >>> 24 == 0;
            assertThat(bothEmpty ? 0 : furthest(is[i], should[i]))
                    .as("%s pixel %d: %08x instead of %08x", file.getFileName(), i, is[i], should[i])
                    .isLessThanOrEqualTo(tolerance(file));
        }
    }

    private static int furthest(int a, int b) {
        int furthest = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            furthest = Math.max(furthest, Math.abs((a >> shift & 0xff) - (b >> shift & 0xff)));
        }
        return furthest;
    }

    /**
     * Straight alpha is rounded once more at each step. Lossy decoders round and smooth in their own ways; of a WebP,
     * libwebp interpolates the colours, which are stored at half size, where our plug-in repeats them.
     */
    private static int tolerance(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("lossy") ? 40 : name.endsWith(".jpg") ? 12 : 2;
    }
}
