package org.assetkiln.ui.dataset;

import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.image.Image;
import javafx.util.Duration;

/** Shows the frames of one animation after the other, again and again. */
final class Player {
    /** Browsers take shorter times for a mistake, too. */
    private static final int SHORTEST_MILLIS = 20;

    private final Consumer<Image> screen;
    private Timeline timeline = new Timeline();

    Player(Consumer<Image> screen) {
        this.screen = screen;
    }

    void play(Motion motion) {
        stop();
        timeline = new Timeline();
        double at = 0;
        for (int i = 0; i < motion.frames().size(); i++) {
            Image frame = motion.frames().get(i);
            timeline.getKeyFrames().add(new KeyFrame(Duration.millis(at), e -> screen.accept(frame)));
            at += Math.max(SHORTEST_MILLIS, motion.millis().get(i));
        }
        timeline.getKeyFrames().add(new KeyFrame(Duration.millis(at)));
        timeline.setCycleCount(Animation.INDEFINITE);
        timeline.play();
    }

    void stop() {
        timeline.stop();
    }

    boolean playing() {
        return timeline.getStatus() == Animation.Status.RUNNING;
    }
}
