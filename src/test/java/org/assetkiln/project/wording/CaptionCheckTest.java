package org.assetkiln.project.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assetkiln.project.wording.Slip.Kind;
import org.junit.jupiter.api.Test;

class CaptionCheckTest {
    private static final CaptionCheck CHECK = new CaptionCheck("", WordGroup.standard(), 75);

    private static List<Slip> slips(String text, String... siblings) {
        return CHECK.of(text, 10, List.of(siblings));
    }

    @Test
    void aGoodCaptionHasNone() {
        assertThat(slips("a red potion with a golden cork and a red label")).isEmpty();
        assertThat(slips("")).isEmpty();
    }

    @Test
    void wordsThatSayNothingAreFoundAndTakenOut() {
        assertThat(slips("A picture of a red box")).containsExactly(slip("“A picture of”", "A red box"));
        assertThat(slips("there is a drawing of a fox")).containsExactly(slip("“there is a drawing of”", "a fox"));
        assertThat(slips("a sword on a white background, shiny"))
                .containsExactly(slip("“on a white background”", "a sword, shiny"));
        assertThat(slips("arafed knight")).containsExactly(slip("“arafed”", "knight"));
    }

    private static Slip slip(String words, String fixed) {
        return new Slip(Kind.FILLER, words + " says nothing about the asset.", fixed);
    }

    @Test
    void repetitionsAreFoundAndTakenOut() {
        assertThat(slips("a knight with a sword with a sword"))
                .containsExactly(new Slip(Kind.REPEATED, "“with a sword” stands here twice.", "a knight with a sword"));
        assertThat(slips("red red gem").get(0).fixed()).isEqualTo("red gem");
        assertThat(slips("a gem by a gem, one more gem")).extracting(Slip::kind).containsExactly(Kind.REPEATED);
    }

    @Test
    void linesAreCaptionsOfTheirOwn() {
        assertThat(slips("a red gem\na red gem\na gem")).isEmpty();
        assertThat(slips("a gem\na red red gem").get(0).fixed()).isEqualTo("a gem\na red gem");
    }

    @Test
    void theTriggerIsMissedAndPutInFront() {
        var check = new CaptionCheck("zkw slime", List.of(), 0);
        assertThat(check.of("a ZKW Slime jumps", 0, List.of())).isEmpty();
        assertThat(check.of("a slime", 0, List.of()).get(0).fixed()).isEqualTo("zkw slime, a slime");
    }

    @Test
    void tooLongIsTooLong() {
        assertThat(CHECK.of("many words", 76, List.of())).extracting(Slip::kind).containsExactly(Kind.LONG);
        assertThat(CHECK.of("many words", 75, List.of())).isEmpty();
    }

    @Test
    void framesOfAnAnimationShouldAgree() {
        assertThat(slips("a red slime, side view", "a red slime, front view", "a red slime, front view"))
                .extracting(Slip::sentence)
                .containsExactly("Other frames of this animation say “front view”, this one “side view”.");
        assertThat(slips("a blue slime", "a red slime", "a red slime", "a red slime"))
                .extracting(Slip::kind)
                .containsExactly(Kind.FRAMES);
        assertThat(slips("a blue slime", "a red slime", "a green slime", "a red slime"))
                .hasSize(1);
        assertThat(slips("a blue slime", "a red slime", "a green slime")).isEmpty();
    }

    @Test
    void framesAreImagesWhoseNamesDifferInTheLastNumber() {
        Animations animations = Animations.of(List.of(
                "a/walk_01.png",
                "a/walk_02.png",
                "b/walk_03.png",
                "a/run (1).png",
                "a/run (2).png",
                "01.png",
                "02.png"));
        assertThat(animations.siblings("a/walk_01.png")).containsExactly("a/walk_02.png");
        assertThat(animations.siblings("b/walk_03.png")).isEmpty();
        assertThat(animations.siblings("a/run (2).png")).containsExactly("a/run (1).png");
        assertThat(animations.siblings("01.png")).isEmpty();
    }
}
