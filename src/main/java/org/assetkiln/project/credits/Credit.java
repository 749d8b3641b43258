package org.assetkiln.project.credits;

/**
 * Where an image comes from. Empty texts are not known.
 *
 * @param author who made it
 * @param licence under which it may be used, for example "CC-BY 4.0"
 * @param source where it was found, for example an address
 */
public record Credit(String author, String licence, String source) {
    /** Nothing is known. */
    public static final Credit NONE = new Credit("", "", "");

    public Credit {
        author = author.strip();
        licence = licence.strip();
        source = source.strip();
    }

    /** All that is known, for searching. */
    public String words() {
        return (licence + " " + author + " " + source).strip();
    }

    public boolean isNone() {
        return equals(NONE);
    }
}
