package org.assetkiln.app.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A captioner's files as they are now: learning from corrections may write them again under the same name. */
record ModelVersion(Path folder, List<String> files) {
    static ModelVersion of(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("There is no captioner in " + folder + ": choose another one.");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
            List<String> states = new ArrayList<>();
            for (Path file : sorted) {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                states.add(file.getFileName() + " " + attributes.size() + " " + attributes.lastModifiedTime());
            }
            return new ModelVersion(folder, List.copyOf(states));
        }
    }
}
