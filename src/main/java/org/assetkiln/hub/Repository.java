package org.assetkiln.hub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model repository of the Hub.
 *
 * @param id {@code owner/name}, or {@code name} alone for a few old ones
 * @param revision a branch, a tag or a commit
 */
public record Repository(String id, String revision) {
    private static final String NAME = "\\w(?:[\\w.-]{0,94}\\w)?";
    private static final Pattern TEXT = Pattern.compile("(?:https?://[^/]+/)?(?<id>(?:" + NAME + "/)?" + NAME + ")"
            + "(?:/tree/(?<tree>[\\w./-]+)|@(?<revision>[\\w./-]+))?/?");

    public Repository {
        boolean name = id.matches("(?:" + NAME + "/)?" + NAME) && !id.contains("--") && !id.endsWith(".git");
        if (!name || id.contains("..") || revision.contains("..")) {
            throw new IllegalArgumentException(
                    "\"" + id + "\" is no repository name: write it as owner/name, as on the model's page.");
        }
    }

    /**
     * Reads {@code owner/name}, {@code owner/name@revision} or the address of the model's page.
     *
     * @throws IllegalArgumentException with one sentence when it is none of these
     */
    public static Repository parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text.strip() + "\" is no repository name: write it as owner/name, as on the model's page.");
        }
        String tree = matcher.group("tree");
        String revision = tree == null ? matcher.group("revision") : tree;
        return new Repository(matcher.group("id"), revision == null ? "main" : revision);
    }

    /** The name as that of a folder. */
    public String folderName() {
        return id.replace("/", "--");
    }

    @Override
    public String toString() {
        return revision.equals("main") ? id : id + "@" + revision;
    }
}
