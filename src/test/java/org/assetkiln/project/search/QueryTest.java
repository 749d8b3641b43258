package org.assetkiln.project.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assetkiln.imaging.measure.Measures;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ReviewState;
import org.assetkiln.project.findings.FindingKind;
import org.assetkiln.project.wording.CaptionCheck;
import org.assetkiln.project.wording.Slip;
import org.assetkiln.project.wording.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    private static final Measures MEASURES = new Measures(1, 2, 12, 0xff0000, 0.7f, 0.5f, 0.1f, 2, true, 0.02f);
    private static final DatasetImage KNIGHT =
            new DatasetImage("items/Knight_01.png", Path.of("Knight_01.png"), 2000, 0, 32, 48, true, null, MEASURES);
    private static final Subject.Knowledge KNOWLEDGE = new Subject.Knowledge() {
        @Override
        public int tokens(String text) {
            return Word.in(text).size();
        }

        @Override
        public Set<FindingKind> findings(DatasetImage image, Caption caption) {
            return Set.of(FindingKind.OFF_GRID, FindingKind.IDENTICAL);
        }

        @Override
        public boolean framed(DatasetImage image) {
            return true;
        }

        @Override
        public boolean inCollection(String name, Subject subject) {
            return name.equals("my heroes");
        }

        @Override
        public String licence(DatasetImage image) {
            return "CC0 by Somebody";
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
                "check:any",
                "size:48",
                "size:16..64",
                "aspect:1.5",
                "bytes:<2k bytes:>1.9k",
                "format:png",
                "days:>1000",
                "colors:<=16",
                "colours:12",
                "sharp:>0.5",
                "scale:2",
                "seam:<0.05",
                "finding:offgrid",
                "finding:any dup:yes",
                "group:yes",
                "licence:cc0",
                "collection:\"my heroes\"",
                "folder:items/",
                "sort:-bytes sword"
            })
    void finds(String query) throws Exception {
        assertThat(Query.of(query).accepts(SUBJECT)).isTrue();
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
                "check:none",
                "size:>48",
                "size:49..64",
                "aspect:>2",
                "bytes:>1m",
                "format:jpg",
                "days:<7",
                "colors:>16",
                "sharp:<0.5",
                "scale:1",
                "seam:>0.05",
                "finding:blurred",
                "finding:none",
                "dup:no",
                "group:no",
                "licence:none",
                "collection:villains",
                "folder:item/"
            })
    void findsNot(String query) throws Exception {
        assertThat(Query.of(query).accepts(SUBJECT)).isFalse();
    }

    @Test
    void accentsAreFoundHoweverTheSystemWritesThem() throws Exception {
        DatasetImage taken = new DatasetImage("e\u0301pe\u0301e.png", Path.of("x.png"), 1, 1, 1, 1, false, null);
        Subject subject = new Subject(taken, new Caption("\u00c9p\u00e9e", ReviewState.DRAFT, true), KNOWLEDGE);
        assertThat(Query.of("name:\u00e9p\u00e9e").accepts(subject)).isTrue();
        assertThat(Query.of("caption:e\u0301pe\u0301e").accepts(subject)).isTrue();
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
