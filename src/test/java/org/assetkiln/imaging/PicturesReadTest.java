package org.assetkiln.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.assetkiln.imaging.format.PictureFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesReadTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("knight.png");
    }

    @Test
    void pngKeepsEveryPixelEvenColoursUnderZeroAlpha() throws Exception {
        BufferedImage picture = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);
        int[] pixels = {0xff102030, 0x80ff0000, 0x00ff00ff, 0x01abcdef, 0xffffffff, 0x7f000000};
        picture.setRGB(0, 0, 3, 2, pixels, 0, 3);
        Pictures.writePng(file, picture, Map.of());
        BufferedImage read = Pictures.read(file);
        assertThat(read.getType()).isEqualTo(BufferedImage.TYPE_INT_ARGB);
        assertThat(read.getRGB(0, 0, 3, 2, null, 0, 3)).isEqualTo(pixels);
        assertThat(Pictures.facts(file)).isEqualTo(new ImageFacts(3, 2, true, PictureFormat.PNG));
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void greyStaysAsDarkAsTheFileSays(int type) throws Exception {
        BufferedImage grey = new BufferedImage(1, 1, type);
        grey.getRaster().setSample(0, 0, 0, type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 * 257);
        Pictures.writePng(file, grey, Map.of());
        assertThat(Pictures.read(file).getRGB(0, 0)).isEqualTo(0xff646464);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bmp", "gif", "tiff", "tga"})
    void otherFormatsAreReadToo(String format) throws Exception {
        BufferedImage picture = new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(2, 1, 0xffff0000);
        Path other = folder.resolve("knight." + format);
        assertThat(ImageIO.write(picture, format, other.toFile())).isTrue();
        BufferedImage read = Pictures.read(other);
        assertThat(read.getWidth()).isEqualTo(8);
        assertThat(read.getRGB(2, 1)).isEqualTo(0xffff0000);
        assertThat(read.getRGB(0, 0)).isEqualTo(0xff000000);
    }

    @ParameterizedTest
    @CsvSource({
        "1,16,8,0,0",
        "2,16,8,1,0",
        "3,16,8,1,1",
        "4,16,8,0,1",
        "5,8,16,0,0",
        "6,8,16,1,0",
        "7,8,16,1,1",
        "8,8,16,0,1"
    })
    void exifOrientationTurnsJpegsUpright(int tag, int width, int height, int right, int bottom) throws Exception {
        BufferedImage picture = new BufferedImage(16, 8, BufferedImage.TYPE_INT_RGB);
        picture.createGraphics().fillRect(0, 0, 4, 4); // white at row 0, column 0 as stored
        Path photo = folder.resolve("photo.jpg");
        Files.write(photo, withOrientation(jpeg(picture), tag));
        BufferedImage read = Pictures.read(photo);
        assertThat(Pictures.facts(photo)).isEqualTo(new ImageFacts(width, height, false, PictureFormat.JPEG));
        assertThat(read.getWidth()).isEqualTo(width);
        assertThat(read.getHeight()).isEqualTo(height);
        assertThat(read.getRGB(right * (width - 1), bottom * (height - 1)) & 0xff)
                .isGreaterThan(200);
        assertThat(read.getRGB((1 - right) * (width - 1), (1 - bottom) * (height - 1)) & 0xff)
                .isLessThan(50);
    }

    /** Which way the stored rows run matters for 5 to 8, where a corner alone does not tell a turn from a mirror. */
    @Test
    void orientationSixIsAQuarterTurnClockwise() {
        BufferedImage stored = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        stored.setRGB(0, 0, 0xff000001);
        stored.setRGB(1, 0, 0xff000002);
        BufferedImage upright = Orientation.fromTag(6).upright(stored);
        assertThat(upright.getRGB(0, 0, 1, 2, null, 0, 1)).containsExactly(0xff000001, 0xff000002);
        upright = Orientation.fromTag(8).upright(stored);
        assertThat(upright.getRGB(0, 0, 1, 2, null, 0, 1)).containsExactly(0xff000002, 0xff000001);
    }

    /** {@code Image.new('CMYK', (16, 16), (0, 255, 255, 0)).save('cmyk.jpg')} of Pillow; the JDK alone cannot read it. */
    @Test
    void jpegForPrintIsReadInColour() throws Exception {
        Path photo = Path.of(getClass().getResource("/imaging/cmyk.jpg").toURI());
        Color colour = new Color(Pictures.read(photo).getRGB(8, 8));
        assertThat(colour.getRed()).isGreaterThan(200);
        assertThat(colour.getGreen()).isLessThan(60);
        assertThat(colour.getBlue()).isLessThan(60);
    }

    @Test
    void damagedExifDoesNotCostThePicture() throws Exception {
        byte[] bytes = withOrientation(jpeg(new BufferedImage(16, 8, BufferedImage.TYPE_INT_RGB)), 6);
        Arrays.fill(bytes, 14, 30, (byte) 0xee);
        Path photo = Files.write(folder.resolve("photo.jpg"), bytes);
        assertThat(Pictures.read(photo).getWidth()).isEqualTo(16);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6, 0.9})
    void cutOffPngIsRefusedInOneSentence(double kept) throws Exception {
        Pictures.writePng(file, noise(64), Map.of());
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, (int) (bytes.length * kept)));
        assertRefused(file, "knight.png is damaged or cut off");
    }

    @Test
    void corruptPngIsRefusedInOneSentence() throws Exception {
        Pictures.writePng(file, noise(64), Map.of());
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 3, bytes.length / 2, (byte) 0x55);
        Files.write(file, bytes);
        assertRefused(file, "knight.png is damaged or cut off");
    }

    @Test
    void cutOffJpegIsRefusedInsteadOfHalfGrey() throws Exception {
        byte[] bytes = jpeg(noise(64));
        Path photo = Files.write(folder.resolve("photo.jpg"), Arrays.copyOf(bytes, bytes.length / 2));
        assertRefused(photo, "photo.jpg is damaged or cut off");
    }

    @Test
    void pngBombIsRefusedBeforeDecoding() throws Exception {
        Files.write(file, pngHeader(60_000, 60_000));
        assertRefused(file, "knight.png is 60000×60000 pixels, more than 100 million");
        assertThatThrownBy(() -> Pictures.facts(file)).isInstanceOf(UnreadableImageException.class);
    }

    @Test
    void textAndEmptyFilesAreNoPictures() throws Exception {
        Files.writeString(file, "a red potion bottle");
        assertRefused(file, "knight.png is not a picture");
        Files.write(file, new byte[0]);
        assertRefused(file, "knight.png is not a picture");
    }

    @Test
    void missingFileIsNamed() {
        assertThatThrownBy(() -> Pictures.read(file))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("knight.png");
    }

    private static void assertRefused(Path file, String beginning) {
        assertThatThrownBy(() -> Pictures.read(file))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageStartingWith(beginning)
                .hasMessageEndingWith(".");
    }

    private static BufferedImage noise(int edge) {
        BufferedImage picture = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
        java.util.Random random = new java.util.Random(1);
        for (int i = 0; i < edge * edge; i++) {
            picture.setRGB(i % edge, i / edge, random.nextInt(0x1000000));
        }
        return picture;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpg", bytes);
        return bytes.toByteArray();
    }

    /** Puts an EXIF segment with one big-endian TIFF entry, tag 274 (short), right after the start of a JPEG. */
    private static byte[] withOrientation(byte[] jpeg, int tag) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0xffd8ffe1);
        out.writeShort(2 + 6 + 8 + 2 + 12 + 4);
        out.write("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII));
        out.writeShort(42);
        out.writeInt(8); // where the directory begins
        out.writeShort(1); // entries
        out.writeShort(274);
        out.writeShort(3); // type: short
        out.writeInt(1);
        out.writeShort(tag);
        out.writeShort(0);
        out.writeInt(0); // no further directory
        out.write(jpeg, 2, jpeg.length - 2);
        return bytes.toByteArray();
    }

    private static byte[] pngHeader(int width, int height) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(chunk);
        header.writeBytes("IHDR");
        header.writeInt(width);
        header.writeInt(height);
        header.write(new byte[] {8, 6, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(chunk.toByteArray());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(0x89504e470d0a1a0aL);
        out.writeInt(13);
        out.write(chunk.toByteArray());
        out.writeInt((int) crc.getValue());
        out.writeInt(0);
        out.writeBytes("IDAT");
        out.writeInt(0x35af061e);
        return bytes.toByteArray();
    }
}
