package org.assetkiln.ui.dataset;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.ui.SnapshotList;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.search.ImageSearch;
import org.jspecify.annotations.Nullable;

/** The images found as cards, animations as stacks unless they are unfolded. */
final class Cards {
    /** More images are arranged in the background. */
    private static final int AT_ONCE = 300;

    private final StudioContext context;
    private final Supplier<List<DatasetImage>> found;
    private final SnapshotList<Card> cards = new SnapshotList<>();
    private final BooleanProperty folding = new SimpleBooleanProperty(true);
    /** Ids of the first frames of stacks that show all of their frames. */
    private final Set<String> unfolded = new HashSet<>();

    private int arrangements;

    Cards(StudioContext context, ImageSearch search) {
        this.context = context;
        this.found = search::snapshot;
        search.found().addListener((ListChangeListener<DatasetImage>) change -> arrange(() -> {}));
        folding.addListener(o -> arrange(() -> {}));
        arrange(() -> {});
    }

    ObservableList<Card> list() {
        return cards;
    }

    /** Whether the frames of an animation are one card. */
    BooleanProperty folding() {
        return folding;
    }

    void toggleFolding() {
        folding.set(!folding.get());
    }

    /** Shows all frames of a card's stack, or makes them a stack again; {@code then} hears where its first frame is. */
    void toggle(@Nullable Card card, IntConsumer then) {
        if (card == null || !card.framed()) {
            return;
        }
        DatasetImage first = card.frames().get(0);
        if (!unfolded.remove(first.id())) {
            unfolded.add(first.id());
        }
        arrange(() -> then.accept(indexOf(first)));
    }

    /** Where an image is, alone or in a stack; -1 for nowhere. */
    int indexOf(@Nullable DatasetImage image) {
        for (int i = 0; image != null && i < cards.size(); i++) {
            if (cards.get(i).stands(image)) {
                return i;
            }
        }
        return -1;
    }

    /** These are other images now. */
    void clear() {
        unfolded.clear();
    }

    private void arrange(Runnable then) {
        int mine = ++arrangements;
        List<DatasetImage> images = found.get();
        if (!folding.get()) {
            show(images.stream().map(Card::single).toList(), then);
        } else if (images.size() <= AT_ONCE) {
            show(Stacks.cards(images, unfolded), then);
        } else {
            Set<String> open = Set.copyOf(unfolded);
            context.background().quietly(() -> Stacks.cards(images, open), next -> {
                if (mine == arrangements) {
                    show(next, then);
                }
            });
        }
    }

    private void show(List<Card> next, Runnable then) {
        cards.show(next);
        then.run();
    }
}
