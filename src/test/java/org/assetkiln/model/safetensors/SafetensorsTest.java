package org.assetkiln.model.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("a.safetensors");
    }

    @Test
    void everyTypeAndShapeSurvives() throws IOException {
        List<TensorData> tensors = new ArrayList<>();
        for (DType dtype : DType.values()) {
            tensors.add(filled(dtype + ".matrix", dtype, 3, 5));
            tensors.add(filled(dtype + ".scalar", dtype));
            tensors.add(filled(dtype + ".none", dtype, 4, 0));
        }
        SafetensorsWriter.write(file(), tensors, Map.of("format", "pt"));
        try (SafetensorsFile in = SafetensorsFile.open(file())) {
            assertThat(in.metadata()).containsExactly(Map.entry("format", "pt"));
            assertThat(in.names()).hasSize(tensors.size());
            for (TensorData tensor : tensors) {
                assertThat(in.info(tensor.name()).dtype()).isEqualTo(tensor.dtype());
                assertThat(in.info(tensor.name()).shape()).isEqualTo(tensor.shape());
                ByteBuffer bytes = in.bytes(tensor.name());
                assertThat(bytes.isDirect()).isTrue();
                assertThat(bytes.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
                assertThat(bytes).isEqualTo(tensor.bytes());
            }
        }
    }

    @Test
    void bytesOfTheFileAreThoseOfTheReferenceWriter() throws IOException {
        SafetensorsWriter.write(
                file(),
                List.of(
                        new TensorData("b", DType.U8, new long[] {1}, ByteBuffer.wrap(new byte[] {7})),
                        TensorData.of("z", new long[] {1}, new float[] {1}),
                        TensorData.of("a", new long[] {}, new float[] {2})),
                Map.of());
        String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]},"
                + "\"z\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]},"
                + "\"b\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[8,9]}}";
        int padded = (header.length() + 7) / 8 * 8;
        ByteBuffer expected = ByteBuffer.allocate(8 + padded + 9).order(ByteOrder.LITTLE_ENDIAN);
        expected.putLong(padded)
                .put(header.getBytes(StandardCharsets.UTF_8))
                .put(" ".repeat(padded - header.length()).getBytes(StandardCharsets.UTF_8))
                .putFloat(2)
                .putFloat(1)
                .put((byte) 7);
        assertThat(file()).hasBinaryContent(expected.array());
    }

    @Test
    void orderOfTensorsAndMetadataDoesNotChangeTheFile() throws IOException {
        TensorData first = filled("first", DType.F32, 2);
        TensorData second = filled("second", DType.F16, 2);
        SafetensorsWriter.write(file(), List.of(first, second), Map.of("a", "1", "b", "2", "c", "3"));
        Path other = folder.resolve("b.safetensors");
        SafetensorsWriter.write(other, List.of(second, first), Map.of("c", "3", "b", "2", "a", "1"));
        assertThat(other).hasSameBinaryContentAs(file());
    }

    @Test
    void replacingAFileLeavesNothingElseInTheFolder() throws IOException {
        SafetensorsWriter.write(file(), List.of(filled("old", DType.F32, 9)), Map.of());
        SafetensorsWriter.write(file(), List.of(filled("new", DType.F32, 2)), Map.of());
        try (SafetensorsFile in = SafetensorsFile.open(file());
                Stream<Path> files = Files.list(folder)) {
            assertThat(in.names()).containsExactly("new");
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void failureInTheMiddleLeavesTheOldFile() throws IOException {
        SafetensorsWriter.write(file(), List.of(filled("old", DType.F32, 9)), Map.of());
        TensorSource failing = TensorSource.of("new", DType.F32, new long[] {1}, () -> {
            throw new IOException("The disk is full.");
        });
        List<TensorSource> tensors = List.of(filled("first", DType.F64, 3), failing);
        assertThatThrownBy(() -> SafetensorsWriter.write(file(), tensors, Map.of()))
                .hasMessage("The disk is full.");
        try (SafetensorsFile in = SafetensorsFile.open(file());
                Stream<Path> files = Files.list(folder)) {
            assertThat(in.names()).containsExactly("old");
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void writingIntoAMappedTensorDoesNotChangeTheFile() throws IOException {
        SafetensorsWriter.write(file(), List.of(filled("a", DType.F32, 4)), Map.of());
        byte[] before = Files.readAllBytes(file());
        try (SafetensorsFile in = SafetensorsFile.open(file())) {
            in.bytes("a").putFloat(0, 42);
        }
        assertThat(file()).hasBinaryContent(before);
    }

    @Test
    void writeProtectedFileCanBeRead() throws IOException {
        TensorData tensor = filled("a", DType.I64, 4);
        SafetensorsWriter.write(file(), List.of(tensor), Map.of());
        assertThat(file().toFile().setWritable(false)).isTrue();
        try (SafetensorsFile in = SafetensorsFile.open(file())) {
            assertThat(in.bytes("a")).isEqualTo(tensor.bytes());
        }
    }

    @Test
    void misalignedTensorOfAForeignFileIsReadWhole() throws IOException {
        String header = "{\"b\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]},"
                + "\"f\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[1,5]}}";
        ByteBuffer content = ByteBuffer.allocate(8 + header.length() + 5).order(ByteOrder.LITTLE_ENDIAN);
        content.putLong(header.length())
                .put(header.getBytes(StandardCharsets.UTF_8))
                .put((byte) 1)
                .putFloat(2.5f);
        Files.write(file(), content.array());
        try (SafetensorsFile in = SafetensorsFile.open(file())) {
            assertThat(in.bytes("f").getFloat()).isEqualTo(2.5f);
        }
    }

    @Test
    void askingForAMissingTensorNamesItAndTheFile() throws IOException {
        SafetensorsWriter.write(file(), List.of(), Map.of());
        try (SafetensorsFile in = SafetensorsFile.open(file())) {
            assertThatThrownBy(() -> in.bytes("unet.conv_in.weight"))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessageContaining("unet.conv_in.weight")
                    .hasMessageContaining("a.safetensors");
        }
    }

    @Test
    void takenNamesAndWrongLengthsAreNotWritten() {
        TensorData tensor = filled("a", DType.F32, 1);
        assertThatThrownBy(() -> SafetensorsWriter.write(file(), List.of(tensor, tensor), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> SafetensorsWriter.write(file(), List.of(filled("__metadata__", DType.F32, 1)), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TensorData.of("a", new long[] {3}, new float[2]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(file()).doesNotExist();
    }

    private static TensorData filled(String name, DType dtype, long... shape) {
        int length = dtype.bytes();
        for (long size : shape) {
            length *= (int) size;
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        for (int i = 0; i < length; i++) {
            bytes.put(i, (byte) (i * 37 + name.length()));
        }
        return new TensorData(name, dtype, shape, bytes);
    }
}
