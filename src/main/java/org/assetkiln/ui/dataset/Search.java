package org.assetkiln.ui.dataset;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ReviewState;

/**
 * What the user looks for.
 *
 * @param words words, or phrases in quotes, that name or caption must all contain, case aside
 * @param show which review states
 */
record Search(List<String> words, Show show) {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"?|(\\S+)");

    /** Which images, by their review. */
    enum Show {
        ALL("All images"),
        UNREVIEWED("Not reviewed"),
        APPROVED("Approved"),
        REJECTED("Rejected"),
        NO_CAPTION("Without caption"),
        PROBLEM("With a problem");

        private final String title;

        Show(String title) {
            this.title = title;
        }

        @Override
        public String toString() {
            return title;
        }

        boolean accepts(DatasetImage image, Caption caption) {
            return switch (this) {
                case ALL -> true;
                case UNREVIEWED -> !caption.state().reviewed();
                case APPROVED -> caption.state() == ReviewState.APPROVED;
                case REJECTED -> caption.state() == ReviewState.REJECTED;
                case NO_CAPTION -> caption.text().isBlank();
                case PROBLEM -> !image.usable();
            };
        }
    }

    static Search of(String query, Show show) {
        List<String> words = WORD.matcher(query.toLowerCase(Locale.ROOT))
                .results()
                .map(m -> m.group(1) != null ? m.group(1) : m.group(2))
                .filter(word -> !word.isBlank())
                .toList();
        return new Search(words, show);
    }

    boolean all() {
        return words.isEmpty() && show == Show.ALL;
    }

    boolean accepts(DatasetImage image, Caption caption) {
        String text = (image.id() + "\n" + caption.text()).toLowerCase(Locale.ROOT);
        Predicate<String> contained = text::contains;
        return show.accepts(image, caption) && words.stream().allMatch(contained);
    }
}
