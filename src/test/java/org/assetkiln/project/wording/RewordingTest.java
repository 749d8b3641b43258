package org.assetkiln.project.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RewordingTest {
    @Test
    void renamesWholeWordsAndKeepsCapitals() {
        assertThat(Rewording.rename("Potion of potions, a potion", Set.of("potion"), "flask"))
                .isEqualTo("Flask of potions, a flask");
    }

    @Test
    void articlesFollowTheWord() {
        assertThat(Rewording.rename("an axe and a sword", Set.of("axe"), "hammer"))
                .isEqualTo("a hammer and a sword");
        assertThat(Rewording.rename("A sword", Set.of("sword"), "old sword")).isEqualTo("An old sword");
        assertThat(Rewording.rename("a glass", Set.of("glass"), "hourglass")).isEqualTo("an hourglass");
        assertThat(Rewording.rename("an owl", Set.of("owl"), "unicorn")).isEqualTo("a unicorn");
    }

    @Test
    void mergesSeveralWordsIntoOne() {
        assertThat(Rewording.rename("a gray, grey and silver coin", Set.of("gray", "silver"), "grey"))
                .isEqualTo("a grey, grey and grey coin");
    }

    @Test
    void takingWordsOutLeavesNoGaps() {
        assertThat(Rewording.rename("an old sword, shiny, new", Set.of("old", "shiny"), ""))
                .isEqualTo("a sword, new");
        assertThat(Rewording.rename("shiny, a ring\nold", Set.of("shiny", "old"), ""))
                .isEqualTo("a ring\n");
    }

    @Test
    void aTextWithoutTheWordStaysAsItIs() {
        assertThat(Rewording.rename("a  sword ,", Set.of("axe"), "")).isEqualTo("a  sword ,");
    }

    @Test
    void wordsGoBeforeAndAfterEachLineOnce() {
        assertThat(Rewording.before("a sword\n\nan axe", "zkw,")).isEqualTo("zkw, a sword\n\nzkw, an axe");
        assertThat(Rewording.before("ZKW, a sword", "zkw,")).isEqualTo("ZKW, a sword");
        assertThat(Rewording.after("a sword", ", pixel art")).isEqualTo("a sword, pixel art");
        assertThat(Rewording.after("a sword, pixel art", ", pixel art")).isEqualTo("a sword, pixel art");
    }
}
