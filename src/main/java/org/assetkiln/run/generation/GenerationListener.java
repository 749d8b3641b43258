package org.assetkiln.run.generation;

/** Told what becomes of a job, on a thread of the worker's client. */
@FunctionalInterface
public interface GenerationListener {
    void on(GenerationMessage message);
}
