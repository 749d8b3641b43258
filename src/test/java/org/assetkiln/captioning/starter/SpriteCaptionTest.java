package org.assetkiln.captioning.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpriteCaptionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a stone gray0 wall tile, brown and black | a brown and black stone wall tile | tile | brown",
                "a wall vines wall lightred tile, green | a green vines wall tile | tile | green",
                "a dagger weapon, grey | a grey dagger weapon | weapon | grey",
                "an orc, monster, green | a green orc, monster | orc | green",
                "an infernal floor tile | an infernal floor tile | tile | ''",
                "a grass n floor tile, gold and tan | a golden and tan grass floor tile | tile | golden",
                "a fulminant prism, golem or construct, purple | a purple fulminant prism, golem or construct | prism | purple",
            })
    void draftsBecomeCaptionsWithTheColourInFront(String draft, String text, String object, String colour) {
        SpriteCaption caption = SpriteCaption.of(draft);
        assertThat(caption.text()).isEqualTo(text);
        assertThat(caption.object()).isEqualTo(object);
        assertThat(caption.mainColour()).isEqualTo(colour);
    }

    @Test
    void namesThatNobodyCouldKnowAreLeftOut() {
        SpriteCaption caption =
                SpriteCaption.of("a margery, character, red").keeping(Set.of("orc", "character")::contains);
        assertThat(caption.text()).isEqualTo("a red character");
        assertThat(caption.object()).isEqualTo("character");
    }
}
