package org.assetkiln.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class PixelViewTest {
    @Test
    void aPictureIsPaintedWithoutWaitingForALayoutEachTimeOneArrives() {
        StudioFixture.onFx(() -> {
            var view = new PixelView();
            view.resize(64, 64);
            for (int i = 0; i < 2; i++) {
                view.imageProperty().set(new WritableImage(16, 16));
                assertThat(canvas(view).isVisible()).isTrue();
                assertThat(canvas(view).getWidth()).isEqualTo(64);
                view.imageProperty().set(null);
                assertThat(canvas(view).isVisible()).isFalse();
            }
            return view;
        });
    }

    private static Canvas canvas(PixelView view) {
        return view.getChildrenUnmodifiable().stream()
                .filter(Canvas.class::isInstance)
                .map(Canvas.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
