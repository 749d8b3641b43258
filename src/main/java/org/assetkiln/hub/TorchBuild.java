package org.assetkiln.hub;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * PyTorch's libraries for one platform, as a server has them.
 *
 * @param version of PyTorch
 * @param flavour what they compute with: "cu128" for CUDA 12.8
 * @param platform as DJL names it: "linux-x86_64"
 * @param files gzipped, none empty
 */
public record TorchBuild(String version, String flavour, String platform, List<HubFile> files) {
    public TorchBuild {
        files = List.copyOf(files);
    }

    /** The platform that NVIDIA libraries are needed for here; none where there are none. */
    public static Optional<String> platformHere() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean intel = List.of("amd64", "x86_64").contains(System.getProperty("os.arch"));
        if (!intel || !system.startsWith("linux") && !system.startsWith("windows")) {
            return Optional.empty();
        }
        return Optional.of(File.separatorChar == '\\' ? "win-x86_64" : "linux-x86_64");
    }

    /** Bytes to download. */
    public long bytes() {
        return files.stream().mapToLong(HubFile::size).sum();
    }

    /** The name of a folder for it. */
    public String folderName() {
        return version + "-" + flavour + "-" + platform;
    }
}
