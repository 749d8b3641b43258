package org.assetkiln.project.findings;

/** What can be wrong with an image, in the order in which one would clean up. */
public enum FindingKind {
    UNREADABLE(
            "unreadable", "Cannot be read", "Open it and save it again in a paint program, or move it to the trash."),
    IDENTICAL("identical", "Identical images", "Keep one of each and move the others to the trash."),
    SIMILAR("similar", "Nearly the same", "Look at them side by side and keep the best: a run would learn them twice."),
    SHARED_CAPTION(
            "shared",
            "Share a caption file",
            "Rename all but one: images of one name and different endings have one caption file."),
    SMALL(
            "small",
            "Below training size",
            "A run enlarges it by whole numbers itself; take a larger version if there is one: it teaches more detail."),
    OFF_GRID(
            "offgrid",
            "Uneven pixel art",
            "Prepare it at its own pixels, which are not all of one size in this file; the file stays."),
    SOFT_EDGES(
            "softedges",
            "Half-transparent",
            "They take the colour of the background: with its own average colour behind it, they do not stand out."),
    BLURRED("blurred", "Blurred", "Take a sharper version, or leave it out."),
    WIDE(
            "wide",
            "Very wide or tall",
            "A run cuts or pads it: cut it to a squarer part yourself, or let the run learn several shapes."),
    NO_CAPTION("nocaption", "No caption", "Draft one, or write one."),
    LONG_CAPTION("longcaption", "Caption too long", "Shorten it: the model does not read the rest."),
    NO_LICENCE("nolicence", "No licence", "Note where it comes from and what its licence allows.");

    private final String word;
    private final String title;
    private final String remedy;

    FindingKind(String word, String title, String remedy) {
        this.word = word;
        this.title = title;
        this.remedy = remedy;
    }

    /** The word that a search finds it by: {@code finding:blurred}. */
    public String word() {
        return word;
    }

    /** A few words for a list. */
    public String title() {
        return title;
    }

    /** What to do, one sentence. */
    public String remedy() {
        return remedy;
    }
}
