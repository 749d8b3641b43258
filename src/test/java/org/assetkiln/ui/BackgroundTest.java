package org.assetkiln.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class BackgroundTest {
    @Test
    void whatIsAskedForAfterClosingIsNotBegunAndNothingBreaks() {
        List<String> heard = new ArrayList<>();
        StudioFixture.onFx(() -> {
            var background = new Background((title, failure) -> heard.add(title));
            background.close();
            background.inOrder("save", () -> heard.add("saved"), done -> heard.add("done"));
            background.run("look", () -> heard.add("looked"), done -> heard.add("done"));
            assertThat(background.running()).isEmpty();
            return true;
        });
        assertThat(heard).isEmpty();
    }
}
