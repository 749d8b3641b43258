package org.assetkiln.project.home;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * The installation: what came with the program, never written to.
 *
 * @param root the folder that holds {@code assets} and {@code data}
 */
public record AppHome(Path root) {
    /**
     * The system property {@code assetkiln.home} if set, else the nearest folder above the program's own classes that
     * holds {@code assets} or {@code data/images}, else the working directory.
     */
    public static AppHome locate() {
        String home = System.getProperty("assetkiln.home", "");
        return home.isBlank()
                ? above(codeLocation())
                : new AppHome(Path.of(home).toAbsolutePath());
    }

    /** The bundled base model, in the diffusers layout. */
    public Path starterModel() {
        return root.resolve("assets").resolve("starter");
    }

    /** The bundled captioner; it may be missing. */
    public Path captioner() {
        return root.resolve("assets").resolve("captioner");
    }

    /** The bundled sample project. */
    public Path sampleData() {
        return root.resolve("data");
    }

    static AppHome above(@Nullable Path code) {
        for (Path folder = code; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("assets"))
                    || Files.isDirectory(folder.resolve("data").resolve("images"))) {
                return new AppHome(folder);
            }
        }
        return new AppHome(Path.of("").toAbsolutePath());
    }

    private static @Nullable Path codeLocation() {
        CodeSource source = AppHome.class.getProtectionDomain().getCodeSource();
        try {
            return source == null ? null : Path.of(source.getLocation().toURI()).toAbsolutePath();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }
}
