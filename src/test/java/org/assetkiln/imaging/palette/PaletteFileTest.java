package org.assetkiln.imaging.palette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaletteFileTest {
    @TempDir
    Path folder;

    private Palette read(String name, String text) throws IOException {
        return PaletteFile.read(Files.writeString(folder.resolve(name), text));
    }

    @Test
    void gimp() throws IOException {
        Palette palette = read(
                "db4.gpl",
                "GIMP Palette\nName: Four\nColumns: 2\n# by hand\n 20  12  28\tdark\n255 255 255 white\n0 0 0\n");
        assertThat(palette).isEqualTo(new Palette("db4", java.util.List.of(0x140c1c, 0xffffff, 0x000000)));
    }

    @Test
    void hexadecimal() throws IOException {
        assertThat(read("a.hex", "140c1c\r\n#FFffff\r\n; a comment\r\nff0000ff\r\n")
                        .colours())
                .containsExactly(0x140c1c, 0xffffff, 0x0000ff);
    }

    @Test
    void jasc() throws IOException {
        assertThat(read("a.pal", "JASC-PAL\r\n0100\r\n2\r\n20 12 28\r\n255 255 255\r\n")
                        .colours())
                .containsExactly(0x140c1c, 0xffffff);
    }

    @Test
    void riff() throws IOException {
        assertThat(PaletteFile.read(Files.write(folder.resolve("a.pal"), riffFile()))
                        .colours())
                .containsExactly(0x140c1c, 0xffffff);
    }

    private static byte[] riffFile() {
        ByteBuffer file = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(24);
        file.put("PAL data".getBytes(StandardCharsets.US_ASCII)).putInt(12);
        file.putShort((short) 0x300).putShort((short) 2);
        file.put(new byte[] {20, 12, 28, 0, -1, -1, -1, 0});
        return file.array();
    }

    @Test
    void damagedFilesAreRefusedOrReadInPart() throws IOException {
        var random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = riffFile();
            for (int j = 0; j < 3; j++) {
                bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt();
            }
            Path file = Files.write(folder.resolve("x.pal"), bytes);
            try {
                assertThat(PaletteFile.read(file).colours()).hasSizeBetween(1, 2);
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("x.pal");
            }
        }
    }

    @Test
    void aFileWithoutColoursIsNamed() {
        assertThatThrownBy(() -> read("notes.txt", "hello"))
                .isInstanceOf(IOException.class)
                .hasMessage("notes.txt holds no colours that Assetkiln can read; choose a .gpl, .hex or .pal file.");
    }
}
