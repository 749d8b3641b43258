package org.assetkiln.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.model.safetensors.HalfFloats;
import org.assetkiln.model.safetensors.SafetensorsFile;
import org.assetkiln.model.safetensors.SafetensorsWriter;
import org.assetkiln.model.safetensors.TensorSource;

/** Makes other layouts from the models of the fixtures. */
final class Rewriting {
    private Rewriting() {}

    static Path copy(Path folder, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = target.resolve(folder.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        return target;
    }

    /** Writes a file's tensors under other names, null for those that are left out. */
    static void rename(Path file, Path target, UnaryOperator<String> name, Map<String, String> metadata)
            throws IOException {
        write(file, target, name, null, metadata);
    }

    static void cast(Path file, Path target, DType dtype) throws IOException {
        write(file, target, name -> name, dtype, Map.of());
    }

    private static void write(
            Path file, Path target, UnaryOperator<String> rename, DType dtype, Map<String, String> metadata)
            throws IOException {
        try (var in = SafetensorsFile.open(file)) {
            List<TensorSource> tensors = new ArrayList<>();
            for (String name : in.names()) {
                String renamed = rename.apply(name);
                DType stored = in.info(name).dtype();
                if (renamed != null && dtype == null) {
                    tensors.add(TensorSource.of(renamed, stored, in.info(name).shape(), () -> in.bytes(name)));
                } else if (renamed != null) {
                    tensors.add(TensorSource.of(
                            renamed,
                            dtype,
                            in.info(name).shape(),
                            () -> HalfFloats.fromFloats(HalfFloats.toFloats(in.bytes(name), stored), dtype)));
                }
            }
            SafetensorsWriter.write(target, tensors, metadata);
        }
    }

    static Map<String, String> metadata(Path file) throws IOException {
        try (var in = SafetensorsFile.open(file)) {
            return in.metadata();
        }
    }
}
