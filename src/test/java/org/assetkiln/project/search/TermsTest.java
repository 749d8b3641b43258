package org.assetkiln.project.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.assetkiln.imaging.measure.Measures;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ReviewState;
import org.assetkiln.project.search.Completion.Names;
import org.assetkiln.project.search.Completion.Suggestion;
import org.junit.jupiter.api.Test;

class TermsTest {
    @Test
    void aTermIsAddedReplacedAndTakenAway() {
        assertThat(Terms.toggle("red", "state:draft")).isEqualTo("red state:draft");
        assertThat(Terms.toggle("red state:draft -axe", "state:none")).isEqualTo("red -axe state:none");
        assertThat(Terms.toggle("red folder:\"my set/\" sword", "folder:\"my set/\""))
                .isEqualTo("red sword");
        assertThat(Terms.has("red state:draft", "state:draft")).isTrue();
        assertThat(Terms.has("red state:drafty", "state:draft")).isFalse();
    }

    @Test
    void aWordCompletesToFieldsAndValues() {
        assertThat(Completion.at("red st", 6, Names.NONE))
                .contains(new Suggestion(4, 6, "state:", "how far the review is"));
        assertThat(texts("state:ap")).containsExactly("state:approved");
        assertThat(texts("finding:grid")).containsExactly("finding:offgrid");
        assertThat(texts("sort:sha")).containsExactly("sort:sharp");
        assertThat(texts("format:pn")).containsExactly("format:png");
        assertThat(texts("state:approved")).isEmpty();
        assertThat(texts("\"st")).isEmpty();
        Names names = new Names(List.of("my set/", "items/"), List.of("Heroes"));
        assertThat(Completion.at("folder:set", 10, names))
                .extracting(Suggestion::text)
                .containsExactly("folder:\"my set/\"");
        assertThat(Completion.at("collection:h", 12, names))
                .extracting(Suggestion::text)
                .containsExactly("collection:Heroes");
    }

    private static List<String> texts(String typed) {
        return Completion.at(typed, typed.length(), Names.NONE).stream()
                .map(Suggestion::text)
                .toList();
    }

    @Test
    void anErrorPointsAtItsWord() {
        QueryException wrong = catchThrowableOfType(QueryException.class, () -> Query.of("red tokns:>75 axe"));
        assertThat(wrong.start()).isEqualTo(4);
        assertThat(wrong.end()).isEqualTo(13);
        QueryException missing = catchThrowableOfType(QueryException.class, () -> Query.of("red OR"));
        assertThat(missing.start()).isEqualTo(6);
        QueryException sort = catchThrowableOfType(QueryException.class, () -> Query.of("sort:beauty"));
        assertThat(sort).hasMessageContaining("bytes");
    }

    @Test
    void whatIsFoundIsSorted() throws Exception {
        List<Subject> subjects = List.of(image("b/a.png", 10, 5), image("a/b.png", 30, 9), image("a/c.png", 20, 9));
        assertThat(ids("sort:-bytes", subjects)).containsExactly("a/b.png", "a/c.png", "b/a.png");
        assertThat(ids("sort:name", subjects)).containsExactly("b/a.png", "a/b.png", "a/c.png");
        assertThat(ids("sort:-w sort:bytes", subjects)).containsExactly("a/c.png", "a/b.png", "b/a.png");
        assertThat(ids("folder:a/ sort:bytes", subjects)).containsExactly("a/c.png", "a/b.png");
        for (String key : SortOrder.names()) {
            assertThat(ids("sort:" + key, subjects)).hasSize(3);
        }
    }

    @Test
    void orderIsThatOfComparingAndUnknownComesLastBothWays() throws Exception {
        Random random = new Random(9);
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            subjects.add(image("f" + random.nextInt(9) + "/" + i + ".png", random.nextInt(50), random.nextInt(4)));
        }
        Comparator<Subject> expected = Comparator.comparing(Subject::foldedFolder)
                .thenComparing(subject -> -subject.image().bytes())
                .thenComparing(subject -> subject.image().width());
        assertThat(Query.of("sort:folder sort:-bytes sort:w").find(subjects))
                .isEqualTo(subjects.stream().sorted(expected).toList());
        Subjects kept = new Subjects(subjects);
        assertThat(Query.of("w:2 sort:-bytes").find(kept))
                .isEqualTo(Query.of("w:2 sort:-bytes").find(kept))
                .isEqualTo(Query.of("w:2 sort:-bytes").find(subjects));
        assertThat(Query.of("sort:size").find(kept))
                .last()
                .matches(subject -> subject.image().width() == 3);
        assertThat(ids("sort:seam", List.of(image("a.png", 1, 1), seam("b.png", 0.1f), seam("c.png", 0.2f))))
                .containsExactly("b.png", "c.png", "a.png");
        assertThat(ids("sort:-seam", List.of(image("a.png", 1, 1), seam("b.png", 0.1f), seam("c.png", 0.2f))))
                .containsExactly("c.png", "b.png", "a.png");
    }

    private static Subject seam(String id, float seam) {
        Measures measures = new Measures(1, 2, 3, 0, 1, 0, 0, 1, false, seam);
        return new Subject(
                new DatasetImage(id, Path.of(id), 1, 0, 1, 1, false, null, measures),
                Caption.NONE,
                Subject.Knowledge.NONE);
    }

    @Test
    void facetsCountAndFindWhatTheyCounted() throws Exception {
        List<Subject> subjects =
                List.of(image("b/a.png", 10, 5), image("a/deep er/b.jpg", 30, 200), image("a/c.png", 20, 2000));
        Facets facets = Facets.of(subjects);
        assertThat(facets.groups()).extracting(Facets.Group::title).containsExactly("Longer side", "Format", "Folders");
        for (Facets.Group group : facets.groups()) {
            for (Facets.Facet facet : group.facets()) {
                assertThat(Query.of(facet.term()).find(subjects))
                        .as(facet.term())
                        .hasSize(facet.count());
            }
        }
    }

    private static List<String> ids(String query, List<Subject> subjects) throws QueryException {
        return Query.of(query).find(subjects).stream()
                .map(subject -> subject.image().id())
                .toList();
    }

    private static Subject image(String id, long bytes, int width) {
        DatasetImage image = new DatasetImage(id, Path.of(id), bytes, 0, width, 1, false, null);
        return new Subject(image, new Caption("", ReviewState.NONE, false), Subject.Knowledge.NONE);
    }
}
