package org.assetkiln.project.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.project.DataCsv;
import org.assetkiln.project.SidecarText;

/** A table with a row for each caption; rows of the same image are its lines. */
final class CaptionTable implements EntryFiles {
    private static final CsvMapper MAPPER = new CsvMapper();
    private static final String PATH = "image_path";
    private static final String CAPTION = "caption";
    private static final String CAPTIONS = "captions";

    @Override
    public List<CaptionEntry> read(Path file) throws IOException {
        Map<String, CaptionEntry> entries = new LinkedHashMap<>();
        String text = SidecarText.parse(Files.readAllBytes(file)).text();
        try (MappingIterator<Map<String, String>> rows = MAPPER.readerFor(new TypeReference<Map<String, String>>() {})
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(text)) {
            for (int row = 2; rows.hasNextValue(); row++) {
                CaptionEntry entry = entry(file, row, rows.nextValue());
                entries.merge(entry.image(), entry, CaptionTable::joined);
            }
        } catch (JsonProcessingException e) {
            throw new IOException("The table " + file + " cannot be read: " + e.getOriginalMessage(), e);
        }
        return List.copyOf(entries.values());
    }

    private static CaptionEntry entry(Path file, int row, Map<String, String> cells) throws IOException {
        String image = cells.get(PATH);
        if (image == null || image.isBlank() || (!cells.containsKey(CAPTION) && !cells.containsKey(CAPTIONS))) {
            throw new IOException("The table " + file + " needs the columns " + PATH + " and " + CAPTION
                    + " in its first row and in row " + row + ".");
        }
        List<String> captions = new ArrayList<>(DataCsv.captions(cells.get(CAPTION)));
        captions.addAll(DataCsv.captions(cells.get(CAPTIONS)));
        return new CaptionEntry(image.strip(), String.join("\n", captions), EntryFiles.state(cells.get(REVIEW)));
    }

    private static CaptionEntry joined(CaptionEntry one, CaptionEntry other) {
        return new CaptionEntry(one.image(), one.text() + "\n" + other.text(), one.review());
    }

    @Override
    public void write(Path file, List<CaptionEntry> entries) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        boolean review = entries.stream().anyMatch(entry -> entry.review() != null);
        rows.add(review ? List.of(PATH, CAPTION, REVIEW) : List.of(PATH, CAPTION));
        for (CaptionEntry entry : entries) {
            for (String cell : cells(entry.text())) {
                String state = Objects.requireNonNullElse(EntryFiles.word(entry.review()), "");
                rows.add(review ? List.of(entry.image(), cell, state) : List.of(entry.image(), cell));
            }
        }
        AtomicFiles.write(file, MAPPER.writer(CsvSchema.emptySchema()).writeValueAsString(rows));
    }

    /** A cell for each line; one for all where blank lines would be lost. */
    private static List<String> cells(String text) {
        List<String> lines = text.lines().toList();
        boolean blank = lines.stream().anyMatch(String::isBlank);
        return (blank ? List.of(text) : lines).stream().map(DataCsv::cell).toList();
    }
}
