package org.assetkiln.project.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ReviewState;
import org.assetkiln.project.wording.CaptionCheck;
import org.assetkiln.project.wording.Slip;
import org.assetkiln.project.wording.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    private static final DatasetImage KNIGHT =
            new DatasetImage("items/Knight_01.png", Path.of("Knight_01.png"), 10, 0, 32, 48, true, null);
    private static final Subject.Knowledge KNOWLEDGE = new Subject.Knowledge() {
        @Override
        public int tokens(String text) {
            return Word.in(text).size();
        }

        @Override
        public List<Slip> slips(DatasetImage image, Caption caption) {
            return new CaptionCheck("zkw", List.of(), 0).of(caption.text(), 0, List.of());
        }
    };
    private static final Subject SUBJECT =
            new Subject(KNIGHT, new Caption("a rusty Sword and a shield", ReviewState.EDITED, true), KNOWLEDGE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "knight SWORD",
                "\"rusty sword\"",
                "\"rusty sw",
                "axe OR sword",
                "NOT axe",
                "-axe sword",
                "sword AND (axe OR shield)",
                "(axe OR NOT (bow OR \"a bow\")",
                "state:edited",
                "state:unreviewed",
                "caption:\"rusty sword\"",
                "NAME:knight",
                "folder:items",
                "tokens:6",
                "tokens:>=6 tokens:<7",
                "w:<64 h:48",
                "alpha:yes",
                "check:trigger",
                "check:any"
            })
    void finds(String query) throws Exception {
        assertThat(Query.of(query).accepts().test(SUBJECT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "knight axe",
                "\"rusty shield\"",
                "axe OR bow",
                "NOT sword",
                "-sword",
                "sword AND NOT shield",
                "axe OR bow sword",
                "state:approved",
                "state:problem",
                "caption:knight",
                "name:sword",
                "tokens:>6",
                "w:>64",
                "alpha:no",
                "check:repeated",
                "check:none"
            })
    void findsNot(String query) throws Exception {
        assertThat(Query.of(query).accepts().test(SUBJECT)).isFalse();
    }

    @Test
    void saysWhatIsWrong() {
        assertWrong("state:done", "approved");
        assertWrong("tokens:many", "tokens:>75");
        assertWrong("colour:red", "caption:");
        assertWrong("check:spelling", "repeated");
        assertWrong("alpha:maybe", "yes, no");
        assertWrong("sword OR", "after OR");
        assertWrong("sword)", "bracket");
        assertWrong("()", "missing");
    }

    private static void assertWrong(String query, String help) {
        assertThatThrownBy(() -> Query.of(query))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining(help);
    }
}
