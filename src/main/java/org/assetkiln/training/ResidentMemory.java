package org.assetkiln.training;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much memory this process occupies. */
final class ResidentMemory {
    private static final Logger LOG = LoggerFactory.getLogger(ResidentMemory.class);
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long SMALL = 1L << 30;

    private ResidentMemory() {}

    /** Resident bytes on Linux; elsewhere the heap in use, which leaves the tensors out. */
    static long bytes() {
        return bytes("VmRSS:");
    }

    /** The most that {@link #bytes} has been since the process began; elsewhere than on Linux what it is now. */
    static long peak() {
        return bytes("VmHWM:");
    }

    private static long bytes(String entry) {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(entry)) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
        } catch (IOException | NumberFormatException e) {
            // no /proc: fall through to what Java knows
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /**
     * Gives the system back what the C library has kept of memory that was freed: for after a part of the work that took
     * much and will not come again soon. A small process has nothing to give that would be worth the time.
     */
    static void giveBack() {
        if (bytes() < SMALL) {
            return;
        }
        try {
            var command = new ObjectName("com.sun.management:type=DiagnosticCommand");
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(command, "systemTrimNativeHeap", new Object[0], new String[0]);
        } catch (JMException e) {
            LOG.debug("This Java cannot give memory back: {}", e.getMessage());
        }
    }
}
