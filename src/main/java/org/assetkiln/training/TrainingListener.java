package org.assetkiln.training;

import org.assetkiln.training.event.TrainingEvent;

/** Receives a run's events on the training thread. */
@FunctionalInterface
public interface TrainingListener {
    void on(TrainingEvent event);
}
