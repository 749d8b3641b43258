package org.assetkiln.project.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A form in which other programs keep captions. */
public enum ExchangeFormat {
    /** A {@code .txt} (when reading also {@code .caption}) with the name of each image, in a folder. */
    SIDECARS("", new SidecarFolder()),
    /** {@code metadata.jsonl} of Hugging Face's imagefolder: {@code file_name} and {@code text}. */
    METADATA("metadata.jsonl", new MetadataLines()),
    /** {@code data.csv} of Keras-CV's fine-tuning: {@code image_path} and {@code caption}. */
    TABLE("data.csv", new CaptionTable()),
    /** kohya's JSON of images with {@code caption}. */
    KOHYA("captions.json", new KohyaJson());

    private final String fileName;
    private final EntryFiles files;

    ExchangeFormat(String fileName, EntryFiles files) {
        this.fileName = fileName;
        this.files = files;
    }

    EntryFiles files() {
        return files;
    }

    /** The file to write when {@code target} is a folder; of sidecars the folder itself. */
    Path fileIn(Path target) {
        boolean named = target.getFileName().toString().contains(".") && !Files.isDirectory(target);
        return fileName.isEmpty() || named ? target : target.resolve(fileName);
    }

    /** By its usual name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The format of a file by its ending; a folder with one of the usual files in it counts as that file, every other as
     * sidecars.
     *
     * @throws IOException with one sentence when there is nothing, or something else
     */
    static Source source(Path source) throws IOException {
        if (Files.isDirectory(source)) {
            for (ExchangeFormat format : List.of(METADATA, TABLE, KOHYA)) {
                if (Files.isRegularFile(source.resolve(format.fileName))) {
                    return new Source(format, source.resolve(format.fileName));
                }
            }
            return new Source(SIDECARS, source);
        }
        if (!Files.isRegularFile(source)) {
            throw new IOException("There is no file or folder " + source + ".");
        }
        String name = source.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".jsonl")) {
            return new Source(METADATA, source);
        } else if (name.endsWith(".csv")) {
            return new Source(TABLE, source);
        } else if (name.endsWith(".json")) {
            return new Source(KOHYA, source);
        }
        throw new IOException("Captions cannot be read from " + source
                + ": give a folder with text files, or a file that ends with .jsonl, .csv or .json.");
    }

    record Source(ExchangeFormat format, Path file) {}
}
