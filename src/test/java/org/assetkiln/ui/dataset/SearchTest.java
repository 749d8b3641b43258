package org.assetkiln.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ReviewState;
import org.junit.jupiter.api.Test;

class SearchTest {
    private static final DatasetImage KNIGHT =
            new DatasetImage("images/Knight_01.png", Path.of("Knight_01.png"), 10, 0, 32, 32, true, null);
    private static final Caption CAPTION = new Caption("a rusty sword and a shield", ReviewState.APPROVED, true);

    private static boolean finds(String query, Search.Show show) {
        return Search.of(query, show).accepts(KNIGHT, CAPTION);
    }

    @Test
    void allWordsMustBeInNameOrCaptionCaseAside() {
        assertThat(finds("knight SWORD", Search.Show.ALL)).isTrue();
        assertThat(finds("knight axe", Search.Show.ALL)).isFalse();
    }

    @Test
    void quotedWordsMustStandTogether() {
        assertThat(finds("\"rusty sword\"", Search.Show.ALL)).isTrue();
        assertThat(finds("\"rusty shield\"", Search.Show.ALL)).isFalse();
        assertThat(finds("\"rusty sw", Search.Show.ALL)).isTrue();
    }

    @Test
    void theStateNarrowsTheSearch() {
        assertThat(finds("sword", Search.Show.APPROVED)).isTrue();
        assertThat(finds("sword", Search.Show.UNREVIEWED)).isFalse();
        assertThat(finds("", Search.Show.NO_CAPTION)).isFalse();
        assertThat(Search.of("  ", Search.Show.ALL).all()).isTrue();
    }
}
