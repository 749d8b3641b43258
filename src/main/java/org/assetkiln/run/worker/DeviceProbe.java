package org.assetkiln.run.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Lets a worker process try what it computes with, so that a fault in a driver ends that process and nothing else. */
public final class DeviceProbe {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final ChildJvm jvm;

    public DeviceProbe() {
        this(ChildJvm.ofThisProgram());
    }

    DeviceProbe(ChildJvm jvm) {
        this.jvm = jvm;
    }

    /**
     * Starts {@code assetkiln worker --device} and waits for its report.
     *
     * @param folder for the report of a crash
     * @throws IOException with one sentence when the process ends without a report, hangs, or is cancelled
     */
    public DeviceReport run(Path folder, BooleanSupplier cancelled) throws IOException {
        return ask(folder, List.of("worker", "--device"), cancelled);
    }

    /**
     * The same with a library that is not in use yet.
     *
     * @param library the folder of its libraries
     */
    public DeviceReport run(Path library, Path folder, BooleanSupplier cancelled) throws IOException {
        return ask(folder, List.of("worker", "--device", "--library", library.toString()), cancelled);
    }

    private DeviceReport ask(Path folder, List<String> arguments, BooleanSupplier cancelled) throws IOException {
        return new Inquiry(jvm, "test of the device", "PyTorch cannot be used", "device-test.log", LONGEST)
                .ask(folder, arguments, DeviceReport.class, cancelled);
    }
}
