package org.assetkiln.imaging.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats of picture files that can be read. */
public enum PictureFormat {
    PNG("png", "apng"),
    JPEG("jpg", "jpeg"),
    GIF("gif"),
    BMP("bmp"),
    WEBP("webp"),
    TGA("tga"),
    TIFF("tif", "tiff"),
    PSD("psd", "psb"),
    ASEPRITE("aseprite", "ase");

    private final List<String> endings;

    PictureFormat(String... endings) {
        this.endings = List.of(endings);
    }

    /** How names of such files end, lower case without a dot; the usual one first. */
    public List<String> endings() {
        return endings;
    }

    /** The format that a file's name promises; none when it promises no picture. */
    public static Optional<PictureFormat> ofName(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return name.lastIndexOf('.') > 0
                ? Arrays.stream(values())
                        .filter(format -> format.endings.contains(ending))
                        .findFirst()
                : Optional.empty();
    }
}
