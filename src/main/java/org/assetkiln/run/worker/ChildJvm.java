package org.assetkiln.run.worker;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** This program, started once more without a window: same Java, same classes, its own memory. */
public final class ChildJvm {
    /**
     * How often a thread of the engine looks for work before it sleeps: some microseconds. Longer wins nothing on an idle
     * machine and takes the cores from the window and other programs on a busy one.
     */
    private static final String SPIN = "10000";

    /**
     * For the GNU C library, which otherwise gives blocks back to the system and asks for them anew, page by page,
     * thousands of times a step. Kept in the process up to 8 MB, and in large pages, they make convolutions at 8×8 twice as
     * fast; kept beyond that they leave holes worth 400 MB at 512 pixels. Figures: src/benchmark/README.md.
     */
    private static final String MEMORY = "glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=8388608"
            + ":glibc.malloc.trim_threshold=1099511627776:glibc.malloc.top_pad=67108864:glibc.malloc.arena_max=";

    /** One pool keeps a process small; threads that compute side by side would wait for each other at it. */
    private static final int ONE_POOL = 1;

    private static final int POOLS_SIDE_BY_SIDE = 8;

    private static final long MEGABYTE = 1 << 20;
    private static final boolean WINDOWS = File.separatorChar == '\\';

    /** An input that has ended. */
    static final File NOTHING = new File(WINDOWS ? "NUL" : "/dev/null");

    private final String mainClass;
    private final int pools;

    private ChildJvm(String mainClass, int pools) {
        this.mainClass = mainClass;
        this.pools = pools;
    }

    /** A child that runs the program's own entry. */
    public static ChildJvm ofThisProgram() {
        return new ChildJvm("org.assetkiln.app.Main", ONE_POOL);
    }

    /** A child that runs another class of the class path. */
    public static ChildJvm of(Class<?> mainClass) {
        return new ChildJvm(mainClass.getName(), ONE_POOL);
    }

    /** The same, for a child that computes on several threads side by side. */
    public ChildJvm sideBySide() {
        return new ChildJvm(mainClass, POOLS_SIDE_BY_SIDE);
    }

    /**
     * A child to be started.
     *
     * @param folder where a crash of the virtual machine leaves its report
     * @param detached whether it outlives this process and what is typed in its terminal
     * @param arguments of the main class
     */
    public ProcessBuilder builder(Path folder, boolean detached, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (detached) {
            command.addAll(ownSession());
        }
        command.add(java());
        command.addAll(memory());
        command.addAll(archive());
        command.add("-XX:ErrorFile=" + folder.resolve("crash-%p.log"));
        command.add("-Djava.awt.headless=true");
        command.add("-Dfile.encoding=UTF-8");
        command.addAll(properties());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        // DJL reads these before any of its classes could be told otherwise.
        builder.environment().putAll(Map.of("DJL_OFFLINE", "true", "OPT_OUT_TRACKING", "true"));
        engine(builder.environment());
        return builder;
    }

    /** What the engine's libraries read from the environment; a user's own values stay. */
    private void engine(Map<String, String> environment) {
        environment.putAll(TorchLibrary.variables(environment));
        KeptLibrary.prepare(environment);
        environment.putIfAbsent("GOMP_SPINCOUNT", SPIN);
        environment.putIfAbsent("GLIBC_TUNABLES", MEMORY + pools);
    }

    private static String java() {
        String name = WINDOWS ? "java.exe" : "java";
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /**
     * Tensors live outside the heap, which stays small; weights pass through direct buffers on their way to them. The
     * serial collector keeps the cores for the tensors.
     */
    private static List<String> memory() {
        long bytes = 4096 * MEGABYTE;
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            bytes = system.getTotalMemorySize();
        }
        long heap = Math.max(512, Math.min(1024, bytes / MEGABYTE / 8));
        long direct = Math.max(1024, bytes / MEGABYTE / 4);
        return List.of(
                "-Xmx" + heap + "m",
                "-XX:MaxDirectMemorySize=" + direct + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError");
    }

    /** The classes as Java keeps them in memory, which the build leaves beside the program; another Java passes over them. */
    private static List<String> archive() {
        Path file = Path.of(System.getProperty("assetkiln.home", ""), "lib", "classes.jsa");
        return Files.isRegularFile(file)
                ? List.of("-XX:SharedArchiveFile=" + file, "-Xlog:disable", "-Xlog:all=error:stderr")
                : List.of();
    }

    /** This program's own settings and the engine's. */
    private static List<String> properties() {
        return System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("assetkiln.") || name.startsWith("ai.djl."))
                .sorted()
                .map(name -> "-D" + name + "=" + System.getProperty(name))
                .toList();
    }

    /** On Linux a session of its own, so that closing the terminal or Ctrl+C in it does not end the child. */
    private static List<String> ownSession() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        boolean found = !WINDOWS
                && Stream.of(path.split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "setsid")));
        return found ? List.of("setsid") : List.of();
    }
}
