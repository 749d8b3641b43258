package org.assetkiln.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.files.Json;
import org.assetkiln.training.settings.CaptionedImage;
import org.jspecify.annotations.Nullable;

/**
 * A table of images and captions as Keras-CV's fine-tuning reads it: the columns {@code image_path} and {@code caption},
 * paths relative to the table. Several captions for an image stand in rows of their own, or as a JSON list in one cell of
 * {@code caption} or {@code captions}. A column {@code repeats} may say how often an epoch visits an image.
 */
public final class DataCsv {
    private static final CsvMapper MAPPER =
            CsvMapper.builder().enable(CsvParser.Feature.TRIM_SPACES).build();
    private static final String PATH = "image_path";
    private static final String CAPTION = "caption";
    private static final String CAPTIONS = "captions";
    private static final String REPEATS = "repeats";

    private DataCsv() {}

    /**
     * Reads a table; captions that are blank count for nothing.
     *
     * @throws IOException with one sentence that names the file, and the row where one is wrong
     */
    public static List<CaptionedImage> read(Path file) throws IOException {
        Map<Path, CaptionedImage> images = new LinkedHashMap<>();
        String text = SidecarText.parse(Files.readAllBytes(file)).text();
        try (MappingIterator<Map<String, String>> rows = MAPPER.readerFor(new TypeReference<Map<String, String>>() {})
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(text)) {
            for (int row = 2; rows.hasNextValue(); row++) {
                Map<String, String> cells = rows.nextValue();
                Path image = image(file, row, cells);
                images.merge(image, captioned(file, row, image, cells), DataCsv::joined);
            }
        } catch (JsonProcessingException e) {
            throw new IOException("The table " + file + " cannot be read: " + e.getOriginalMessage(), e);
        }
        return List.copyOf(images.values());
    }

    private static Path image(Path file, int row, Map<String, String> cells) throws IOException {
        String path = cells.get(PATH);
        if (path == null || (!cells.containsKey(CAPTION) && !cells.containsKey(CAPTIONS))) {
            throw new IOException("The table " + file + " needs the columns " + PATH + " and " + CAPTION
                    + " in its first row and in row " + row + ".");
        }
        Path image = file.toAbsolutePath().resolveSibling(path).normalize();
        if (path.isBlank() || !Files.isRegularFile(image)) {
            throw new IOException(
                    "The table " + file + " names an image in row " + row + " that is not there: " + image + ".");
        }
        return image;
    }

    private static CaptionedImage captioned(Path file, int row, Path image, Map<String, String> cells)
            throws IOException {
        List<String> captions = new ArrayList<>(captions(cells.get(CAPTION)));
        captions.addAll(captions(cells.get(CAPTIONS)));
        String repeats = cells.getOrDefault(REPEATS, "");
        if (!repeats.matches("\\d{0,4}")) {
            throw new IOException("The table " + file + " has in row " + row + " the repeats \"" + repeats
                    + "\": write a whole number from 1 to 1000.");
        }
        return new CaptionedImage(image.toString(), captions, repeats.isEmpty() ? 1 : Integer.parseInt(repeats));
    }

    /** The captions in a cell: one, or those of a JSON list; none in a blank cell. */
    public static List<String> captions(@Nullable String cell) {
        if (cell == null || cell.isBlank()) {
            return List.of();
        }
        if (cell.startsWith("[")) {
            try {
                return Json.mapper().readValue(cell, new TypeReference<List<String>>() {}).stream()
                        .filter(caption -> !caption.isBlank())
                        .toList();
            } catch (JsonProcessingException e) {
                // A caption that merely begins with a bracket.
                return List.of(cell);
            }
        }
        return List.of(cell);
    }

    /** The cell for one caption; one that looks like a list stands in a list. */
    public static String cell(String caption) {
        return caption.startsWith("[") ? Json.line(List.of(caption)) : caption;
    }

    private static CaptionedImage joined(CaptionedImage one, CaptionedImage other) {
        List<String> captions = new ArrayList<>(one.captions());
        captions.addAll(other.captions());
        return new CaptionedImage(one.file(), captions, Math.max(one.repeats(), other.repeats()));
    }

    /**
     * Writes a table, atomically: a row for each caption, paths relative to the table where they lie below its folder.
     * Repeats are not written: Keras-CV has no such column.
     */
    public static void write(Path file, List<CaptionedImage> images) throws IOException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(PATH, CAPTION));
        for (CaptionedImage image : images) {
            Path path = Path.of(image.file()).toAbsolutePath().normalize();
            Path shown = folder != null && path.startsWith(folder) ? folder.relativize(path) : path;
            image.captions()
                    .forEach(caption -> rows.add(List.of(shown.toString().replace('\\', '/'), cell(caption))));
        }
        String text = MAPPER.writer(CsvSchema.emptySchema()).writeValueAsString(rows);
        AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
