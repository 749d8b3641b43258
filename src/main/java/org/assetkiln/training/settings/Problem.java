package org.assetkiln.training.settings;

/**
 * One thing wrong or doubtful with a setting.
 *
 * @param field the setting's path as in {@code run.json}, for example {@code optimizer.learningRate}, without the
 *     {@code data} at the beginning
 * @param severity whether a run can start at all
 * @param message one sentence for the user: what is wrong and what to do
 */
public record Problem(String field, Severity severity, String message) {
    /** An error stops a run before it starts, a warning never does. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** A problem that stops a run before it starts. */
    public static Problem error(String field, String message) {
        return new Problem(field, Severity.ERROR, message);
    }

    /** A problem that the user may leave as it is. */
    public static Problem warning(String field, String message) {
        return new Problem(field, Severity.WARNING, message);
    }
}
