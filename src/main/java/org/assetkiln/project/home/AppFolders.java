package org.assetkiln.project.home;

import java.nio.file.Path;
import net.harawata.appdirs.AppDirs;
import net.harawata.appdirs.AppDirsFactory;

/**
 * Where the platform keeps what belongs to the user; none of them need exist yet.
 *
 * @param config settings
 * @param cache what can be made again: thumbnails, latents, hashes
 * @param data the user's own copy of the sample project
 * @param logs log files
 */
public record AppFolders(Path config, Path cache, Path data, Path logs) {
    /** The platform's folders, or folders below the system property {@code assetkiln.user} when it is set. */
    public static AppFolders locate() {
        String user = System.getProperty("assetkiln.user", "");
        return user.isBlank() ? platform() : below(Path.of(user).toAbsolutePath());
    }

    static AppFolders below(Path folder) {
        return new AppFolders(
                folder.resolve("config"), folder.resolve("cache"), folder.resolve("data"), folder.resolve("logs"));
    }

    private static AppFolders platform() {
        AppDirs dirs = AppDirsFactory.getInstance();
        String name = "assetkiln";
        // Without author and version the folders have just the program's name, on each platform.
        return new AppFolders(
                Path.of(dirs.getUserConfigDir(name, "", "")),
                Path.of(dirs.getUserCacheDir(name, "", "")),
                Path.of(dirs.getUserDataDir(name, "", "")),
                Path.of(dirs.getUserLogDir(name, "", "")));
    }
}
