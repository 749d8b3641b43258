package org.assetkiln.tensor;

import ai.djl.engine.EngineException;

/** What a failure of the engine means to the user. */
public final class EngineFailure {
    private static final String ERROR = "RuntimeError: ";

    private EngineFailure() {}

    /**
     * One sentence. Of TorchScript's long report only the last error says what happened.
     *
     * @param what what did not succeed, "The engine cannot make this picture"
     */
    public static String sentence(String what, EngineException e) {
        String report = String.valueOf(e.getMessage());
        if (report.contains("DefaultCPUAllocator") || report.contains("out of memory")) {
            return what + ": there is not enough memory; choose a smaller size or batch, or close other programs.";
        }
        int error = report.lastIndexOf(ERROR);
        String reason = error < 0 ? report : report.substring(error + ERROR.length());
        return what + ": " + reason.lines().findFirst().orElse("no reason was given");
    }
}
