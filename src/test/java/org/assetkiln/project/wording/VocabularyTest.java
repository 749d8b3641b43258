package org.assetkiln.project.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.assetkiln.project.wording.Vocabulary.Entry;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private final Vocabulary words = new Vocabulary();

    VocabularyTest() {
        words.add("a rusty sword with a golden grip");
        words.add("a rusty shield, a golden rim");
        words.add("A rusted helmet");
    }

    @Test
    void countsWordsCaseAside() {
        assertThat(words.entries().subList(0, 3))
                .containsExactly(new Entry("a", 5), new Entry("golden", 2), new Entry("rusty", 2));
        assertThat(words.usedOnce()).contains("rusted", "grip").doesNotContain("golden");
    }

    @Test
    void suggestsWhatFollowedThisWordBefore() {
        assertThat(words.suggest("golden", "", 5)).containsExactly("grip", "rim");
        assertThat(words.suggest("a", "ru", 5)).containsExactly("rusty", "rusted");
        assertThat(words.suggest("silver", "g", 5)).containsExactly("golden", "grip");
    }

    @Test
    void aWordThatIsCompleteIsNotSuggested() {
        assertThat(words.suggest("a", "Rusty", 5)).isEmpty();
    }

    @Test
    void whatIsTakenOutIsForgotten() {
        words.remove("A rusted helmet");
        assertThat(words.uses("rusted")).isZero();
        assertThat(words.suggest("rusted", "", 5)).isEmpty();
        assertThat(words.entries()).noneMatch(entry -> entry.word().equals("helmet"));
    }

    @Test
    void tellsWhatARareWordWasMeantToBe() {
        words.add("shield shield sword sword");
        words.add("a sheild and a swordd, a swird, a wrord");
        assertThat(words.likely("sheild")).isEqualTo("shield");
        assertThat(words.likely("swordd")).isEqualTo("sword");
        assertThat(words.likely("swird")).isEqualTo("sword");
        assertThat(words.likely("wrord")).isEmpty();
        assertThat(words.likely("sword")).isEmpty();
        assertThat(words.likely("helmet")).isEmpty();
    }
}
