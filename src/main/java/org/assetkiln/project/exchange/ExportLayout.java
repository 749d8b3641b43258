package org.assetkiln.project.exchange;

import java.util.Locale;

/** How images lie in the folder that leaves the project, together with their captions. */
public enum ExportLayout {
    /** kohya's {@code 10_trigger class} with a text file beside each image; trainers are given the folder above it. */
    KOHYA("Folder for kohya's trainers"),
    /** Hugging Face's imagefolder: the images and a {@code metadata.jsonl}. */
    IMAGEFOLDER("Folder with metadata.jsonl (Hugging Face)"),
    /** The images and Keras-CV's {@code data.csv}. */
    KERAS("Folder with data.csv (Keras-CV)"),
    /** The project's own folders with a text file beside each image. */
    FOLDERS("Images and text files"),
    /** One large picture and a JSON file that says where each image is in it. */
    SHEET("Sprite sheet with an atlas file"),
    /** The same with the frames as a list, which TexturePacker calls "JSON (Array)". */
    SHEET_ARRAY("Sprite sheet with an atlas list");

    private final String label;

    ExportLayout(String label) {
        this.label = label;
    }

    /** For the screen. */
    public String label() {
        return label;
    }

    /** By its usual name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
