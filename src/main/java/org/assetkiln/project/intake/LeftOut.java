package org.assetkiln.project.intake;

/**
 * A file that did not come in.
 *
 * @param name where it was: in a folder or archive, with {@code /} between names
 * @param why what is wrong with it, and what can be done, if anything; the rest of a sentence that begins with the name
 */
public record LeftOut(String name, String why) {
    private static final String ALREADY = "is in the project already.";

    static LeftOut already(String name) {
        return new LeftOut(name, ALREADY);
    }

    /** Whether nothing is wrong: the project has this file. */
    public boolean already() {
        return why.equals(ALREADY);
    }
}
