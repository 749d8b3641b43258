package org.assetkiln.project.wording;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assetkiln.project.DatasetImage;

/**
 * A form of words for every caption, {@code {trigger} {caption}}: what stands in braces is filled in, a name that has
 * no value leaves nothing.
 */
public record CaptionTemplate(String text) {
    /** The words in braces that are known, and what stands for them. */
    public static final Map<String, String> NAMES = names();

    /** Stands for the caption while the rest is filled in. */
    private static final String CAPTION = "\ufffc";

    private static final Pattern NAME = Pattern.compile("\\{([^{}]*)}");

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("trigger", "the project's trigger words");
        names.put("caption", "the caption as it is");
        names.put("name", "the file's name without its number and ending");
        names.put("folder", "the folder's name");
        return names;
    }

    /** One sentence on what is wrong with it, or an empty text. */
    public String problem() {
        Matcher name = NAME.matcher(text);
        while (name.find()) {
            if (!NAMES.containsKey(name.group(1))) {
                return "There is no {" + name.group(1) + "}: write "
                        + NAMES.keySet().stream().map(n -> "{" + n + "}").collect(Collectors.joining(", ")) + ".";
            }
        }
        return text.contains("{caption}") ? "" : "Without {caption} every caption would be lost: put it in.";
    }

    /** What stands for the names, except for {@code {caption}}. */
    public static Map<String, String> values(String trigger, DatasetImage image) {
        return values(trigger, image.folder(), image.name());
    }

    /**
     * The same for a file.
     *
     * @param folder its folder's path, of which the last name counts; empty for none
     * @param name the file's name with its ending
     */
    public static Map<String, String> values(String trigger, String folder, String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return Map.of(
                "trigger",
                trigger,
                "name",
                stem.replaceAll("[-_. ]*\\(?\\d+\\)?$", "").replaceAll("[-_]+", " "),
                "folder",
                folder.substring(folder.lastIndexOf('/') + 1));
    }

    /** The form with the trigger in its place and what is not known yet in braces: "zkw, {caption}". */
    public String shown(String trigger) {
        String caption = "{caption}";
        return fill(Map.of("trigger", trigger, "name", "{name}", "folder", "{folder}"), caption);
    }

    /** Each line of a caption in this form. */
    public String fill(Map<String, String> values, String caption) {
        return caption.lines()
                .map(line -> line.isBlank() ? line : fillLine(values, line))
                .collect(Collectors.joining("\n"));
    }

    /** A line that has this form already is left as it is. */
    private String fillLine(Map<String, String> values, String line) {
        String around = substitute(values, CAPTION);
        int place = around.indexOf(CAPTION);
        if (place < 0) {
            return Rewording.tidy(around);
        }
        String before = around.substring(0, place).stripLeading();
        String after = around.substring(place + CAPTION.length()).stripTrailing();
        boolean done =
                before.length() + after.length() <= line.length() && line.startsWith(before) && line.endsWith(after);
        return done ? line : Rewording.tidy(around.replace(CAPTION, line.strip()));
    }

    private String substitute(Map<String, String> values, String caption) {
        return NAME.matcher(text).replaceAll(found -> {
            String value = found.group(1).equals("caption") ? caption : values.getOrDefault(found.group(1), "");
            return Matcher.quoteReplacement(value.strip());
        });
    }
}
