package org.assetkiln.ui;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.assetkiln.project.Caption;
import org.assetkiln.project.CaptionStore;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.index.IndexListener;

/**
 * Brings rows from the thread that scans to the screen: first the captions of images not yet shown, in slices that do not
 * hold up drawing, then the rows, so that no image is ever seen without its caption.
 */
final class RowPublisher {
    private final CaptionStore store;
    private final CaptionBook book;
    private final Set<String> shown;
    private final Consumer<List<DatasetImage>> onFx;
    private final int asked;

    /** @param shown ids of images whose captions need not be read */
    RowPublisher(CaptionStore store, CaptionBook book, Set<String> shown, Consumer<List<DatasetImage>> onFx) {
        this.store = store;
        this.book = book;
        this.shown = shown;
        this.onFx = onFx;
        asked = book.now();
    }

    /** From now on every caption is read again. */
    void readAgain() {
        shown.clear();
        CaptionBook.Content drafts = CaptionBook.read(store, List.of());
        Fx.later(() -> book.readAgain(store, drafts.drafts(), asked));
    }

    /** @param beforeLooking see {@link IndexListener#beforeLooking} */
    IndexListener telling(Progress progress, Runnable beforeLooking) {
        return new IndexListener() {
            @Override
            public void rows(List<DatasetImage> images) {
                publish(images);
            }

            @Override
            public void progress(int done, int total) {
                progress.update(done, total);
            }

            @Override
            public void beforeLooking() {
                beforeLooking.run();
            }
        };
    }

    private void publish(List<DatasetImage> images) {
        List<DatasetImage> fresh =
                images.stream().filter(image -> !shown.contains(image.id())).toList();
        Map<String, Caption> read = store.readAll(fresh);
        Set<String> ids = images.stream().map(DatasetImage::id).collect(Collectors.toSet());
        shown.retainAll(ids);
        shown.addAll(ids);
        Fx.later(() -> book.add(store, read, asked, () -> {
            book.retain(store, ids);
            onFx.accept(images);
        }));
    }
}
