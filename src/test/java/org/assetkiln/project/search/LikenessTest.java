package org.assetkiln.project.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.assetkiln.art.GameArt;
import org.assetkiln.imaging.measure.Measures;
import org.assetkiln.imaging.palette.Palette;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ImageCollection;
import org.assetkiln.project.ReviewState;
import org.assetkiln.project.palette.PaletteDistances;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final PaletteDistances DARK = new PaletteDistances(new Palette("dark", List.of(0x000000, 0x202020)));

    private static final List<Subject> SUBJECTS = subjects();

    /** Drawings in one folder, and one twice as large in another. */
    private static List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        for (int seed = 0; seed < 40; seed++) {
            subjects.add(subject("art/" + seed + ".png", GameArt.draw(seed).image()));
        }
        subjects.add(subject("large/a.png", flat(256, 0xff000000)));
        subjects.add(subject("flat/b.png", flat(64, 0xff202020)));
        return subjects;
    }

    private static BufferedImage flat(int edge, int argb) {
        BufferedImage picture = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < edge * edge; i++) {
            picture.setRGB(i % edge, i / edge, argb);
        }
        return picture;
    }

    private static Subject subject(String id, BufferedImage picture) {
        DatasetImage image = new DatasetImage(
                id, Path.of(id), 1, 0, picture.getWidth(), picture.getHeight(), true, null, Measures.of(picture));
        return new Subject(image, new Caption("a thing", ReviewState.DRAFT, true), new Subject.Knowledge() {
            @Override
            public double palette(DatasetImage of) {
                return DARK.of(of);
            }
        });
    }

    private static List<String> ids(String query) throws QueryException {
        return Query.of(query).find(SUBJECTS).stream()
                .map(subject -> subject.image().id())
                .toList();
    }

    @Test
    void thePaletteFindsAndSorts() throws Exception {
        assertThat(ids("palette:<1")).contains("flat/b.png", "large/a.png");
        assertThat(ids("palette:>2")).hasSize(40).doesNotContain("flat/b.png");
        assertThat(ids("outlier:palette")).isEqualTo(ids("palette:>2"));
        assertThat(ids("sort:palette")).startsWith("large/a.png", "flat/b.png");
        assertThat(ids("sort:-palette")).endsWith("large/a.png", "flat/b.png");
    }

    @Test
    void whatIsUnlikeTheOthersIsFoundAndComesFirst() throws Exception {
        assertThat(ids("outlier:style")).contains("large/a.png");
        assertThat(ids("unlike:>3.5")).isEqualTo(ids("outlier:style"));
        assertThat(ids("NOT outlier:style"))
                .hasSize(42 - ids("outlier:style").size())
                .doesNotContain("large/a.png");
        assertThat(ids("-unlike:<=3.5")).isEqualTo(ids("outlier:style"));
        assertThat(ids("sort:-unlike").get(0)).isIn("large/a.png", "flat/b.png");
        assertThat(ids("outlier:any")).containsAll(ids("outlier:style")).containsAll(ids("outlier:palette"));
        assertThat(ids("outlier:none")).hasSize(42 - ids("outlier:any").size());
    }

    @Test
    void onlyWhatTheRestFindsIsCompared() throws Exception {
        assertThat(ids("folder:large outlier:style")).isEmpty(); // nothing to differ from
        assertThat(ids("(folder:art OR folder:large) outlier:style")).contains("large/a.png");
        ImageCollection kept = ImageCollection.ofSearch("odd", "outlier:style");
        Subjects all = new Subjects(SUBJECTS);
        Predicate<Subject> odd = Members.of(kept, () -> all);
        assertThat(SUBJECTS.stream().filter(odd).map(subject -> subject.image().id()))
                .isEqualTo(ids("outlier:style"));
    }

    @Test
    void whereItCannotBeComparedTheErrorPointsAtTheWord() {
        assertWrong("red OR outlier:style", 7, 20, "outside of brackets");
        assertWrong("outlier:style OR red", 0, 13, "outside of brackets");
        assertWrong("red (unlike:>3 axe)", 5, 14, "outside of brackets");
        assertWrong("red outlier:colour", 4, 18, "style, palette, any, none");
        assertWrong("red unlike:very", 4, 15, "unlike:>3.5");
        assertWrong("red palette:blue", 4, 16, "palette:>2");
    }

    @Test
    void withoutAPaletteTheWordThatAsksForItIsWrong() throws Exception {
        for (String query : List.of("red palette:>2", "red outlier:palette", "red sort:-palette")) {
            QueryException wrong = catchThrowableOfType(QueryException.class, () -> Query.of(query, false));
            assertThat(wrong).as(query).hasMessageContaining("Choose the dataset's palette");
            assertThat(wrong.start()).isEqualTo(4);
            assertThat(wrong.end()).isEqualTo(query.length());
        }
        assertThat(Query.of("outlier:any sort:-unlike", false).find(SUBJECTS)).isNotEmpty();
    }

    private static void assertWrong(String query, int start, int end, String help) {
        QueryException wrong = catchThrowableOfType(QueryException.class, () -> Query.of(query));
        assertThat(wrong).as(query).hasMessageContaining(help);
        assertThat(wrong.start()).as(query).isEqualTo(start);
        assertThat(wrong.end()).as(query).isEqualTo(end);
    }

    @Test
    void facetsCountWhatDoesNotFit() throws Exception {
        List<Facets.Facet> facets = Facets.of(SUBJECTS).groups().stream()
                .filter(group -> group.title().equals("Does not fit"))
                .flatMap(group -> group.facets().stream())
                .toList();
        assertThat(facets).extracting(Facets.Facet::term).containsExactly("outlier:style", "outlier:palette");
        for (Facets.Facet facet : facets) {
            assertThat(ids(facet.term())).hasSize(facet.count());
        }
    }

    @Test
    void warmingUpAsksEverythingAndStopsWhenTold() {
        WarmUp.of(new Subjects(SUBJECTS), () -> false);
        WarmUp.of(new Subjects(List.of()), () -> true);
    }
}
