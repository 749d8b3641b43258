package org.assetkiln.project.home;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the studio remembers between two starts.
 *
 * @param theme light, dark, or as the platform
 * @param recentProjects absolute folders, the last one first, at most 10
 * @param thumbnailSize edge in pixels, 48 to 512
 * @param window where the window was, null before the first time
 * @param place id of the place that was shown; empty for the first
 * @param background colour under transparency for models, {@code #rrggbb}
 * @param generationIdleMinutes minutes after which an unused picture process ends to give its memory back, 1 and up
 * @param captioner absolute folder of the captioner that drafts; empty for the bundled one
 */
public record StudioSettings(
        Theme theme,
        List<String> recentProjects,
        int thumbnailSize,
        @Nullable WindowBounds window,
        String place,
        String background,
        int generationIdleMinutes,
        String captioner) {
    private static final int RECENT = 10;
    private static final StudioSettings DEFAULT =
            new StudioSettings(Theme.SYSTEM, List.of(), 128, null, "", "#ffffff", 10, "");

    /** Which colours. */
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /** The window on the screen, in logical pixels. */
    public record WindowBounds(double x, double y, double width, double height, boolean maximized) {}

    public StudioSettings {
        recentProjects = List.copyOf(recentProjects);
        thumbnailSize = Math.max(48, Math.min(512, thumbnailSize));
        generationIdleMinutes = Math.max(1, generationIdleMinutes);
    }

    public static StudioSettings defaults() {
        return DEFAULT;
    }

    /** What a file says; a missing value is the default. */
    @JsonCreator
    static StudioSettings read(
            @JsonProperty("theme") @Nullable Theme theme,
            @JsonProperty("recentProjects") @Nullable List<String> recentProjects,
            @JsonProperty("thumbnailSize") @Nullable Integer thumbnailSize,
            @JsonProperty("window") @Nullable WindowBounds window,
            @JsonProperty("place") @Nullable String place,
            @JsonProperty("background") @Nullable String background,
            @JsonProperty("generationIdleMinutes") @Nullable Integer idleMinutes,
            @JsonProperty("captioner") @Nullable String captioner) {
        return new StudioSettings(
                Objects.requireNonNullElse(theme, DEFAULT.theme),
                Objects.requireNonNullElse(recentProjects, DEFAULT.recentProjects),
                Objects.requireNonNullElse(thumbnailSize, DEFAULT.thumbnailSize),
                window,
                Objects.requireNonNullElse(place, DEFAULT.place),
                background != null && background.matches("#[0-9a-fA-F]{6}") ? background : DEFAULT.background,
                Objects.requireNonNullElse(idleMinutes, DEFAULT.generationIdleMinutes),
                Objects.requireNonNullElse(captioner, DEFAULT.captioner));
    }

    public StudioSettings withTheme(Theme next) {
        return new StudioSettings(
                next, recentProjects, thumbnailSize, window, place, background, generationIdleMinutes, captioner);
    }

    /** Puts a project first in the list of recent ones. */
    public StudioSettings withRecentProject(Path folder) {
        String first = folder.toAbsolutePath().normalize().toString();
        List<String> next = Stream.concat(Stream.of(first), recentProjects.stream())
                .distinct()
                .limit(RECENT)
                .toList();
        return new StudioSettings(
                theme, next, thumbnailSize, window, place, background, generationIdleMinutes, captioner);
    }

    public StudioSettings withThumbnailSize(int pixels) {
        return new StudioSettings(
                theme, recentProjects, pixels, window, place, background, generationIdleMinutes, captioner);
    }

    public StudioSettings withWindow(WindowBounds bounds) {
        return new StudioSettings(
                theme, recentProjects, thumbnailSize, bounds, place, background, generationIdleMinutes, captioner);
    }

    public StudioSettings withPlace(String id) {
        return new StudioSettings(
                theme, recentProjects, thumbnailSize, window, id, background, generationIdleMinutes, captioner);
    }

    public StudioSettings withBackground(String colour) {
        return new StudioSettings(
                theme, recentProjects, thumbnailSize, window, place, colour, generationIdleMinutes, captioner);
    }

    /** @param folder empty for the bundled one */
    public StudioSettings withCaptioner(String folder) {
        return new StudioSettings(
                theme, recentProjects, thumbnailSize, window, place, background, generationIdleMinutes, folder);
    }
}
