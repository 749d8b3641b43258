package org.assetkiln.model.token;

/** Keeps DJL off the network; to be called before the first class of it is touched. */
final class Offline {
    private Offline() {}

    /** Turns DJL's telemetry and downloads off, unless the user has decided otherwise on the command line. */
    static void enforce() {
        System.setProperty("OPT_OUT_TRACKING", "true");
        if (System.getProperty("ai.djl.offline") == null) {
            System.setProperty("ai.djl.offline", "true");
        }
    }
}
