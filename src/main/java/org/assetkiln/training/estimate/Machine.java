package org.assetkiln.training.estimate;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The machine that this program runs on. */
public final class Machine {
    private Machine() {}

    /** All of its memory; the most a number can be where Java cannot tell. */
    public static long memoryBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Long.MAX_VALUE;
    }

    /** How fast it is as long as nothing has been measured. */
    public static Pace usualPace() {
        return Pace.usual(Runtime.getRuntime().availableProcessors());
    }
}
