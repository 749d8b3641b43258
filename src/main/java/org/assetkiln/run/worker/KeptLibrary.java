package org.assetkiln.run.worker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assetkiln.project.home.AppFolders;

/**
 * The PyTorch library that the user has fetched for a graphics card, used from then on by every process that computes
 * unless {@code PYTORCH_LIBRARY_PATH} names another. It lies in {@code libtorch/BUILD/lib} of the user's data; the note
 * {@code build-version} beside it, as PyTorch's own archives have it, is written when it has been tried and works.
 */
public final class KeptLibrary {
    private static final String NOTE = "build-version";
    private static final String LIBRARIES = "lib";
    private static final String CUDA_RUNTIME = "libcudart";

    private KeptLibrary() {}

    /** Where fetched builds lie; need not exist. */
    public static Path folder() {
        return AppFolders.locate().data().resolve("libtorch");
    }

    /** The folder of libraries that is in use. */
    public static Optional<Path> find() {
        if (!Files.isDirectory(folder())) {
            return Optional.empty();
        }
        try (Stream<Path> builds = Files.list(folder())) {
            return builds.filter(build -> Files.isRegularFile(build.resolve(NOTE)))
                    .max(Comparator.naturalOrder())
                    .map(build -> build.resolve(LIBRARIES));
        } catch (IOException e) {
            return Optional.empty(); // then the processor's library serves
        }
    }

    /**
     * Remembers a library.
     *
     * @param lib its folder
     * @param version as PyTorch writes it: "2.7.1+cu128"
     */
    public static void keep(Path lib, String version) throws IOException {
        Files.writeString(lib.resolveSibling(NOTE), version + "\n");
    }

    /** Forgets and deletes what was fetched, whole or in part. */
    public static void remove() throws IOException {
        if (!Files.isDirectory(folder())) {
            return;
        }
        Optional<Path> used = find();
        if (used.isPresent()) {
            Files.delete(
                    used.get().resolveSibling(NOTE)); // first, so that nothing takes half a library for a whole one
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder())) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }

    /** Makes this process use the kept library; to be called before PyTorch is loaded. */
    public static void useHere() {
        if (System.getenv().getOrDefault("PYTORCH_LIBRARY_PATH", "").isBlank()) {
            find().ifPresent(KeptLibrary::useHere);
        }
    }

    /**
     * Makes this process use a library.
     *
     * @param lib its folder
     */
    public static void useHere(Path lib) {
        System.setProperty("PYTORCH_LIBRARY_PATH", lib.toString());
        TorchLibrary.variables(Map.of("PYTORCH_LIBRARY_PATH", lib.toString())).forEach(System::setProperty);
        Path runtime = lib.resolveSibling("cudart");
        if (Files.isDirectory(runtime)) {
            System.setProperty("jna.library.path", runtime.toString());
        }
    }

    /** What a new process must find in the environment: Windows looks for CUDA's runtime along the path. */
    static void prepare(Map<String, String> environment) {
        if (File.separatorChar == '\\') {
            find().ifPresent(lib -> environment.merge("PATH", lib.toString(), (old, mine) -> mine + ";" + old));
        }
    }

    /**
     * DJL asks CUDA's runtime how many cards there are, and on Linux finds it by its plain name only, which the runtime
     * among the libraries has not.
     *
     * @param lib the folder of libraries
     */
    public static void nameCudaRuntime(Path lib) throws IOException {
        Path link = lib.resolveSibling("cudart").resolve(CUDA_RUNTIME + ".so");
        try (Stream<Path> files = Files.list(lib)) {
            Optional<Path> runtime = files.filter(
                            file -> file.getFileName().toString().startsWith(CUDA_RUNTIME))
                    .findFirst();
            if (runtime.isPresent() && !Files.exists(link)) {
                Files.createDirectories(link.getParent());
                // Not a copy: two of them in one process would not know of each other.
                Files.createLink(link, runtime.get());
            }
        }
    }
}
