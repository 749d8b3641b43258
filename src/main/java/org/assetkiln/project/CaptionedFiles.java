package org.assetkiln.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assetkiln.files.Json;
import org.assetkiln.training.settings.CaptionedImage;
import org.jspecify.annotations.Nullable;

/**
 * Images with their captions as users have them: a table ({@link DataCsv}), a {@code metadata.jsonl} as Hugging Face's
 * imagefolder has it ({@code file_name}, {@code text}), or a folder with a text file beside each image, where each line is a
 * caption of its own and the folders' names say repeats ({@link FolderRepeats}).
 *
 * @param captioned images with at least one caption
 * @param without images that have none
 */
public record CaptionedFiles(List<CaptionedImage> captioned, List<Path> without) {
    private static final String TABLE = "data.csv";
    private static final String METADATA = "metadata.jsonl";

    public CaptionedFiles {
        captioned = List.copyOf(captioned);
        without = List.copyOf(without);
    }

    /**
     * Reads a table, a metadata file, or a folder: its table or metadata file if there is one, else the text files.
     *
     * @throws IOException with one sentence that names the file or row that is wrong
     */
    public static CaptionedFiles read(Path source) throws IOException {
        if (Files.isDirectory(source)) {
            Path table = table(source);
            return table == null ? of(sidecars(source)) : read(table);
        }
        if (!Files.isRegularFile(source)) {
            throw new IOException("There is no table or folder " + source + ".");
        }
        return of(source.toString().endsWith(".jsonl") ? metadata(source) : DataCsv.read(source));
    }

    /** The table or metadata file of a folder; null if it has none. */
    public static @Nullable Path table(Path folder) {
        return Stream.of(TABLE, METADATA)
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
    }

    private static CaptionedFiles of(List<CaptionedImage> images) {
        return new CaptionedFiles(
                images.stream().filter(image -> !image.captions().isEmpty()).toList(),
                images.stream()
                        .filter(image -> image.captions().isEmpty())
                        .map(image -> Path.of(image.file()))
                        .toList());
    }

    private static List<CaptionedImage> sidecars(Path folder) throws IOException {
        List<CaptionedImage> images = new ArrayList<>();
        for (Path file : DatasetScanner.below(folder)) {
            String name = file.getFileName().toString();
            Path sidecar = file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".txt");
            SidecarText text = SidecarText.read(sidecar);
            images.add(new CaptionedImage(
                    file.toAbsolutePath().normalize().toString(),
                    text == null ? List.of() : captions(text.text()),
                    FolderRepeats.of(folder, file)));
        }
        return images;
    }

    /** The captions in the text of a sidecar: its lines, without blank ones. */
    public static List<String> captions(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static List<CaptionedImage> metadata(Path file) throws IOException {
        List<CaptionedImage> images = new ArrayList<>();
        List<String> lines =
                SidecarText.parse(Files.readAllBytes(file)).text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                images.add(entry(file, i + 1, lines.get(i)));
            }
        }
        return images;
    }

    private static CaptionedImage entry(Path file, int line, String text) throws IOException {
        String where = "The file " + file + ", line " + line + ", ";
        try {
            JsonNode json = Json.mapper().readTree(text);
            Path image = file.toAbsolutePath()
                    .resolveSibling(json.path("file_name").asText())
                    .normalize();
            if (!json.path("file_name").isTextual() || !Files.isRegularFile(image)) {
                throw new IOException(where + "names an image in file_name that is not there: " + image + ".");
            }
            List<String> captions = new ArrayList<>();
            JsonNode said = json.path("text");
            (said.isArray() ? said : List.of(said)).forEach(caption -> captions.add(caption.asText()));
            captions.removeIf(String::isBlank);
            return new CaptionedImage(image.toString(), captions, 1);
        } catch (JsonProcessingException e) {
            throw new IOException(where + "is no JSON object: " + e.getOriginalMessage(), e);
        }
    }
}
