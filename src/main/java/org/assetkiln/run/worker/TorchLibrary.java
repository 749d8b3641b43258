package org.assetkiln.run.worker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An installed PyTorch library that the user has named in {@code PYTORCH_LIBRARY_PATH}. DJL also wants to be told its
 * version and build, and takes a build that does not exist when it is not.
 */
final class TorchLibrary {
    private static final Pattern BUILD = Pattern.compile("(\\d+\\.\\d+\\.\\d+)(?:\\+(cpu|cu\\d+))?");
    private static final String VERSION = "2.7.1";
    private static final String CUDA = "cu128";

    private TorchLibrary() {}

    /**
     * What to add to an environment; nothing when it names no library, and nothing that it says already.
     *
     * <p>The library's folder lies in one with the file {@code build-version}, as PyTorch's own archives have it; without
     * it the version is the one that this program is made for.
     */
    static Map<String, String> variables(Map<String, String> environment) {
        String path = environment.getOrDefault("PYTORCH_LIBRARY_PATH", "").strip();
        if (path.isEmpty()) {
            return Map.of();
        }
        Path folder = Path.of(path.split(File.pathSeparator)[0]);
        Matcher build = BUILD.matcher(buildVersion(folder));
        boolean known = build.find();
        Map<String, String> added = new HashMap<>();
        added.put("PYTORCH_VERSION", known ? build.group(1) : VERSION);
        String flavour = known ? build.group(2) : null;
        added.put("PYTORCH_FLAVOR", flavour != null ? flavour : hasCuda(folder) ? CUDA : "cpu");
        added.keySet().removeIf(name -> !environment.getOrDefault(name, "").isBlank());
        return added;
    }

    private static String buildVersion(Path folder) {
        Path file = folder.resolveSibling("build-version");
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static boolean hasCuda(Path folder) {
        return Stream.of("libtorch_cuda.so", "torch_cuda.dll").anyMatch(name -> Files.exists(folder.resolve(name)));
    }
}
