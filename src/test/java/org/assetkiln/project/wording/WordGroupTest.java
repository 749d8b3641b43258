package org.assetkiln.project.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordGroupTest {
    private static final WordGroup VIEW = new WordGroup("View", List.of("front view", "side view", "isometric"));

    @Test
    void aQuickWordComesTakesThePlaceOfItsLikeAndGoes() {
        String front = VIEW.toggle("a knight", "front view");
        assertThat(front).isEqualTo("a knight, front view");
        String side = VIEW.toggle("a knight, Front View, idle", "side view");
        assertThat(side).isEqualTo("a knight, side view, idle");
        assertThat(VIEW.toggle(side, "side view")).isEqualTo("a knight, idle");
        assertThat(VIEW.toggle("", "isometric")).isEqualTo("isometric");
    }

    @Test
    void onlyWholeWordsCount() {
        assertThat(VIEW.has("isometrical", "isometric")).isFalse();
        assertThat(VIEW.has("an Isometric tile", "isometric")).isTrue();
    }

    @Test
    void templatesAreFilledInAndTidied() {
        CaptionTemplate template = new CaptionTemplate("{trigger}, {caption}, {folder}");
        assertThat(template.problem()).isEmpty();
        assertThat(template.fill(Map.of("trigger", "zkw", "folder", "items"), "a gem\na ring"))
                .isEqualTo("zkw, a gem, items\nzkw, a ring, items");
        assertThat(template.fill(Map.of("folder", ""), "a gem")).isEqualTo("a gem");
        assertThat(template.fill(Map.of("trigger", "$1"), "a \\gem")).isEqualTo("$1, a \\gem");
    }

    @Test
    void aTemplateIsPutOnOnce() {
        CaptionTemplate template = new CaptionTemplate("{trigger}, {caption}, pixel art");
        Map<String, String> values = Map.of("trigger", "zkw");
        String once = template.fill(values, "a gem");
        assertThat(once).isEqualTo("zkw, a gem, pixel art");
        assertThat(template.fill(values, once)).isEqualTo(once);
        assertThat(template.fill(Map.of(), "a gem")).isEqualTo("a gem, pixel art");
    }

    @Test
    void aTemplateSaysWhatIsWrongWithIt() {
        assertThat(new CaptionTemplate("{triger} {caption}").problem()).contains("{triger}");
        assertThat(new CaptionTemplate("{trigger}").problem()).contains("{caption}");
    }
}
