package org.assetkiln.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

class ActionTest {
    private int done;

    @Test
    void doesNothingWhileItIsNotEnabled() {
        SimpleBooleanProperty enabled = new SimpleBooleanProperty(false);
        Action action = Action.of("a", "Count", null, null, enabled, () -> done++);
        action.fire();
        assertThat(done).isZero();
        enabled.set(true);
        action.fire();
        assertThat(done).isOne();
    }

    @Test
    void refusesAKeyThatThereIsNot() {
        assertThatThrownBy(() -> Action.of("a", "Reject", null, "Shortcut+BACK_SPACE", () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BACK_SPACE");
    }
}
