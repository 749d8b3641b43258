package org.assetkiln.model.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assetkiln.model.ModelFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files from anywhere: each is read or refused with a sentence, and nothing else happens. */
class HostileFilesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | Duplicate",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'b':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}} | begins at byte 4",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | begins at byte 4",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | 4 bytes after its last tensor",
                "{'a':{'dtype':'F32','shape':[4],'data_offsets':[0,16]}} | 8 bytes of its tensors are missing",
                "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}} | holds 8 bytes",
                "{'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}} | shape holds -2",
                "{'a':{'dtype':'F32','shape':[2.0],'data_offsets':[0,8]}} | shape holds 2.0",
                "{'a':{'dtype':'F32','shape':['2'],'data_offsets':[0,8]}} | shape holds",
                "{'a':{'dtype':'F32','shape':[4611686018427387904,4],'data_offsets':[0,0]}} | too large",
                "{'a':{'dtype':'F32','shape':[99999999999999999999],'data_offsets':[0,8]}} | shape holds",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}} | data_offsets",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[-8,0]}} | data_offsets holds -8",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0]}} | data_offsets",
                "{'a':{'dtype':'F32','shape':2,'data_offsets':[0,8]}} | no list shape",
                "{'a':{'dtype':'F8_E4M3','shape':[8],'data_offsets':[0,8]}} | F8_E4M3, which is not supported",
                "{'a':{'shape':[2],'data_offsets':[0,8]}} | no dtype",
                "{'a':null} | no dtype",
                "{'__metadata__':{'a':1}} | metadata a is not a text",
                "{'__metadata__':[]} | __metadata__",
                "[] | not a JSON object",
                "{} {} | cannot be read",
                "{'a':  | cannot be read",
            })
    void wrongHeadersAreRefusedWithTheReason(String header, String reason) throws IOException {
        Path file = write(header.replace('\'', '"'), 8);
        assertThatThrownBy(() -> SafetensorsFile.open(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void deepNestingAndHugeNumbersAreRefused() throws IOException {
        assertRefusedOrRead(write("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}", 0));
        assertRefusedOrRead(write("{\"a\":" + "9".repeat(100_000) + "}", 0));
        assertRefusedOrRead(write("{\"" + "n".repeat(100_000) + "\":{}}", 0));
        Path utf16 = folder.resolve("utf16.safetensors");
        byte[] text = "{}".getBytes(StandardCharsets.UTF_16LE);
        Files.write(utf16, content(text.length, text, 0));
        assertRefusedOrRead(utf16);
    }

    @Test
    void aHeaderOfEndlessTensorsTakesLittleMemory() throws IOException {
        var header = new StringBuilder("{");
        for (int i = 0; i < 200_000; i++) {
            header.append("\"%06d\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},".formatted(i));
        }
        Path file = write(header.append("\"end\":{}}").toString(), 0);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assertThat(assertRefusedOrRead(file)).isTrue();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(assertRefusedOrRead(file)).isTrue();
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(6 * Files.size(file));
    }

    @Test
    void missingFilesAndFoldersAreNamed() {
        assertThatThrownBy(() -> SafetensorsFile.open(folder))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage(folder + " is not a file.");
        assertThatThrownBy(() -> SafetensorsFile.open(folder.resolve("no.safetensors")))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageEndingWith("no.safetensors is missing.");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 3, 9, 100_000_001, Long.MAX_VALUE, Long.MIN_VALUE})
    void impossibleHeaderLengthsAreRefused(long length) throws IOException {
        Path file = folder.resolve("a.safetensors");
        Files.write(file, content(length, new byte[] {'{', '}'}, 0));
        assertThatThrownBy(() -> SafetensorsFile.open(file)).isInstanceOf(ModelFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.ckpt", "pytorch_model.bin", "lora.PT", "a.pth", "a.pkl"})
    void picklesAreRefusedByNameBeforeTheyAreOpened(String name) {
        assertThatThrownBy(() -> SafetensorsFile.open(folder.resolve(name)))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("pickled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"80028a0a6cfc9c46f92026a0", "504b030414000008", "800495000000000000000000"})
    void picklesUnderAnotherNameAreRecognised(String start) throws IOException {
        Path file = folder.resolve("renamed.safetensors");
        ByteBuffer bytes = ByteBuffer.allocate(start.length() / 2);
        for (int i = 0; i < start.length(); i += 2) {
            bytes.put((byte) Integer.parseInt(start.substring(i, i + 2), 16));
        }
        Files.write(file, bytes.array());
        assertThatThrownBy(() -> SafetensorsFile.open(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("pickled");
    }

    @Test
    void fileThatBeginsLikeAPickleByChanceIsRead() throws IOException {
        // A header of 0x0280 bytes begins with the same two bytes as a pickle.
        Path file = write("{}" + " ".repeat(0x280 - 2), 0);
        try (SafetensorsFile in = SafetensorsFile.open(file)) {
            assertThat(in.names()).isEmpty();
        }
    }

    @Test
    void mutatedFilesAreReadOrRefusedWithASentence() throws IOException {
        Path file = folder.resolve("a.safetensors");
        SafetensorsWriter.write(
                file,
                List.of(
                        TensorData.of("unet.conv_in.weight", new long[] {2, 3}, new float[6]),
                        TensorData.of("unet.conv_in.bias", new long[] {2}, new float[2]),
                        new TensorData("ids", DType.I64, new long[] {1}, ByteBuffer.allocate(8))),
                Map.of("format", "pt"));
        byte[] sound = Files.readAllBytes(file);
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            Path mutant = folder.resolve("mutant.safetensors");
            Files.write(mutant, Mutations.mutate(sound, random));
            refused += assertRefusedOrRead(mutant) ? 1 : 0;
        }
        assertThat(refused).isBetween(1200, 2990);
    }

    @Test
    void refusalTakesNoMoreMemoryThanAFewTimesTheFile() throws IOException {
        List<Path> files = new ArrayList<>();
        for (long length : new long[] {1L << 20, 99_999_999, Integer.MAX_VALUE, Long.MAX_VALUE}) {
            files.add(Files.write(folder.resolve("length" + length), content(length, new byte[] {'{', '}'}, 0)));
        }
        String huge = "{\"a\":{\"dtype\":\"F32\",\"shape\":[SIZE],\"data_offsets\":[0,END]}}";
        for (String size : List.of("1000000000", "250000000,1000000000", "4611686018427387903")) {
            Path file = write(huge.replace("SIZE", size).replace("END", "4000000000"), 8);
            files.add(Files.move(file, folder.resolve("shape" + size.length())));
        }
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (Path file : files) {
            assertRefusedOrRead(file); // loads the classes
        }
        for (Path file : files) {
            long before = threads.getCurrentThreadAllocatedBytes();
            assertThat(assertRefusedOrRead(file)).isTrue();
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as("bytes allocated for %s", file)
                    .isLessThan(200_000);
        }
    }

    /** Whether it was refused; then with one sentence that names the file. */
    private static boolean assertRefusedOrRead(Path file) throws IOException {
        try (SafetensorsFile in = SafetensorsFile.open(file)) {
            for (String name : in.names()) {
                assertThat((long) in.bytes(name).remaining())
                        .isEqualTo(in.info(name).length());
            }
            return false;
        } catch (ModelFormatException e) {
            assertThat(e.getMessage())
                    .contains(file.toString())
                    .endsWith(".")
                    .doesNotContain("\n")
                    .hasSizeLessThan(700);
            return true;
        }
    }

    private Path write(String header, int dataLength) throws IOException {
        Path file = folder.resolve("hostile.safetensors");
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        Files.write(file, content(text.length, text, dataLength));
        return file;
    }

    private static byte[] content(long headerLength, byte[] header, int dataLength) {
        return ByteBuffer.allocate(8 + header.length + dataLength)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(headerLength)
                .put(header)
                .array();
    }
}
