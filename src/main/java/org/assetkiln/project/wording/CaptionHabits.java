package org.assetkiln.project.wording;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assetkiln.files.Json;
import org.jspecify.annotations.Nullable;

/**
 * How captions are written in a project: kept in its file {@code .assetkiln/captions.json}.
 *
 * @param trigger words that every caption must have, empty for none
 * @param template the form that captions take where they are used
 * @param groups quick words, at most {@link #GROUPS} groups
 */
public record CaptionHabits(String trigger, String template, List<WordGroup> groups) {
    /** As many as there are keys for. */
    public static final int GROUPS = 3;

    private static final String FILE = "captions.json";
    private static final CaptionHabits STANDARD = new CaptionHabits("", "{trigger}, {caption}", WordGroup.standard());

    public CaptionHabits {
        trigger = trigger.strip();
        groups = groups.stream().limit(GROUPS).toList();
    }

    /** What a file says; a missing value is the standard. */
    @JsonCreator
    static CaptionHabits read(
            @JsonProperty("trigger") @Nullable String trigger,
            @JsonProperty("template") @Nullable String template,
            @JsonProperty("groups") @Nullable List<WordGroup> groups) {
        return new CaptionHabits(
                Objects.requireNonNullElse(trigger, STANDARD.trigger),
                Objects.requireNonNullElse(template, STANDARD.template),
                Objects.requireNonNullElse(groups, STANDARD.groups));
    }

    public static CaptionHabits standard() {
        return STANDARD;
    }

    /**
     * Those of a project; the standard where nothing was kept yet.
     *
     * @param hidden the project's folder for what the program knows
     * @throws IOException when there is a file that cannot be understood
     */
    public static CaptionHabits open(Path hidden) throws IOException {
        Path file = hidden.resolve(FILE);
        return Files.exists(file) ? Json.read(file, CaptionHabits.class) : STANDARD;
    }

    /** Keeps them for the project. */
    public void save(Path hidden) throws IOException {
        Files.createDirectories(hidden);
        Json.write(hidden.resolve(FILE), this);
    }

    public CaptionHabits withTrigger(String words) {
        return new CaptionHabits(words, template, groups);
    }

    public CaptionHabits withTemplate(String form) {
        return new CaptionHabits(trigger, form, groups);
    }

    public CaptionHabits withGroups(List<WordGroup> next) {
        return new CaptionHabits(trigger, template, next);
    }
}
