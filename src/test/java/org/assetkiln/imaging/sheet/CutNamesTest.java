package org.assetkiln.imaging.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CutNamesTest {
    private static Cut named(String name, String tag, int frame) {
        return new Cut(new Area(0, 0, 1, 1), 0, frame, name, tag, frame, null);
    }

    @Test
    void numbersCountFromOneAndAreOfOneLength() {
        List<Cut> cuts = IntStream.range(0, 12)
                .mapToObj(i -> Cut.at(new Area(i, 0, 1, 1), i / 6, i % 6, i))
                .toList();
        assertThat(CutNames.usual(cuts)).isEqualTo("{sheet}_{row}_{column}");
        assertThat(new CutNames("{sheet}_{row}_{column}", "hero").of(cuts))
                .startsWith("hero_1_1")
                .endsWith("hero_2_6");
        assertThat(new CutNames("{number}", "hero").of(cuts)).startsWith("01").endsWith("12");
    }

    @Test
    void tagsAndNamesOfAnAtlas() {
        List<Cut> cuts = List.of(named("a", "walk", 0), named("b", "walk", 1), named("c", "", 0));
        assertThat(CutNames.usual(cuts)).isEqualTo("{tag}_{frame}");
        assertThat(new CutNames("{tag}_{frame}", "hero").of(cuts)).containsExactly("walk_1", "walk_2", "1");
        assertThat(CutNames.usual(List.of(named("a", "", 0)))).isEqualTo("{name}");
    }

    @Test
    void sameNamesAndWhatNoFileMayHaveAreChanged() {
        List<Cut> cuts = List.of(named("A/b:c", "", 0), named("a?b*c", "", 1), named("..", "", 2));
        assertThat(new CutNames("{name}", "s").of(cuts)).containsExactly("A-b-c", "a-b-c-2", "piece");
    }

    @Test
    void anUnknownWordIsNamed() {
        assertThatThrownBy(() -> new CutNames("{sheet}_{colour}", "s"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no {colour} in a name;");
    }
}
