package org.assetkiln.project.exchange;

import java.util.Locale;

/** How images lie in the folder that leaves the project, together with their captions. */
public enum ExportLayout {
    /** kohya's {@code 10_trigger class} with a text file beside each image; trainers are given the folder above it. */
    KOHYA(
            "Folder for kohya's trainers",
            "One folder with a text file beside each image. Give the trainer the folder above it."),
    /** Hugging Face's imagefolder: the images and a {@code metadata.jsonl}. */
    IMAGEFOLDER(
            "Folder with metadata.jsonl (Hugging Face)",
            "The captions are in metadata.jsonl. Images without a caption are left out."),
    /** The images and Keras-CV's {@code data.csv}. */
    KERAS("Folder with data.csv (Keras-CV)", "The captions are in data.csv. Images without a caption are left out."),
    /** The project's own folders with a text file beside each image. */
    FOLDERS("Images and text files", "Your own folders, with a text file beside each image."),
    /** One large picture and a JSON file that says where each image is in it. */
    SHEET(
            "Sprite sheet with an atlas file",
            "All images in one, sheet.png, and sheet.json that says where each is. Captions are not in it."),
    /** The same with the frames as a list, which TexturePacker calls "JSON (Array)". */
    SHEET_ARRAY(
            "Sprite sheet with an atlas list",
            "The same with the images as a list, for programs that ask for \"JSON (Array)\".");

    private final String label;
    private final String hint;

    ExportLayout(String label, String hint) {
        this.label = label;
        this.hint = hint;
    }

    /** For the screen. */
    public String label() {
        return label;
    }

    /** What there will be, in a sentence or two. */
    public String hint() {
        return hint;
    }

    /** By its usual name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
