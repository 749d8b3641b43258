package org.assetkiln.ui;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.assetkiln.project.Caption;
import org.assetkiln.project.CaptionChangedElsewhereException;
import org.assetkiln.project.CaptionStore;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ReviewState;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The captions of the open project as the screen shows them. A change is seen at once and written to the disk in the
 * background, in the order in which changes were made. FX thread only.
 */
public final class CaptionBook {
    private final ObservableMap<String, Caption> captions = FXCollections.observableHashMap();
    /** How often each caption was changed here, to tell an answer from the disk that is older than the screen. */
    private final Map<String, Integer> changes = new HashMap<>();

    private final StudioContext context;
    private @Nullable CaptionStore store;

    CaptionBook(StudioContext context) {
        this.context = context;
    }

    void show(CaptionStore newStore, Map<String, Caption> all) {
        store = newStore;
        captions.keySet().retainAll(all.keySet());
        all.forEach((id, caption) -> {
            if (!caption.equals(captions.get(id))) {
                captions.put(id, caption);
            }
        });
    }

    /** By the images' ids; listen to it, but change it only by {@link #set}. */
    public ObservableMap<String, Caption> all() {
        return captions;
    }

    public Caption get(DatasetImage image) {
        return captions.getOrDefault(image.id(), Caption.NONE);
    }

    /** Changes text and state, on the screen now and on the disk soon. */
    public void set(DatasetImage image, String text, ReviewState state) {
        Caption now = get(image);
        Caption next = new Caption(text, state, now.onDisk() || !text.isEmpty());
        if (next.equals(now)) {
            return;
        }
        captions.put(image.id(), next);
        changes.merge(image.id(), 1, Integer::sum);
        save(image, next);
    }

    private void save(DatasetImage image, Caption caption) {
        CaptionStore target = Objects.requireNonNull(store);
        context.background()
                .inOrder(
                        "Saving the caption of " + image.name(),
                        () -> {
                            target.write(image, caption.text(), caption.state());
                            return image;
                        },
                        saved -> {},
                        failure -> notSaved(image, caption, target, failure));
    }

    private void notSaved(DatasetImage image, Caption mine, CaptionStore target, Throwable failure) {
        if (failure instanceof CaptionChangedElsewhereException) {
            Action keep = Action.of("captions.keep-mine", "Write my text over it", Feather.SAVE, null, () -> {
                target.read(image);
                save(image, mine);
            });
            context.error(image.name() + " has got another caption from outside; yours is not saved.", failure, keep);
        } else {
            context.error("The caption of " + image.name() + " is not saved.", failure);
        }
    }

    /** Looks at the file again, since another program may have changed it. */
    public void refresh(DatasetImage image) {
        CaptionStore source = Objects.requireNonNull(store);
        int before = changes.getOrDefault(image.id(), 0);
        context.background().inOrder("Reading the caption of " + image.name(), () -> source.read(image), caption -> {
            boolean current = source == store && before == changes.getOrDefault(image.id(), 0);
            if (current && !caption.equals(captions.get(image.id()))) {
                captions.put(image.id(), caption);
            }
        });
    }
}
