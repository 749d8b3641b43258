package org.assetkiln.ui.dataset.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.findings.FindingKind;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.search.ImageSearch;
import org.jspecify.annotations.Nullable;

/** What a button can do about a finding. */
final class Remedies {
    private final StudioContext context;
    private final ImageSearch search;
    private final Consumer<List<DatasetImage>> trash;

    /**
     * Something to do at once.
     *
     * @param name for the button
     */
    record Remedy(String name, Runnable run) {}

    /** @param trash moves images to the trash so that it can be taken back */
    Remedies(StudioContext context, ImageSearch search, Consumer<List<DatasetImage>> trash) {
        this.context = context;
        this.search = search;
        this.trash = trash;
    }

    /** Null where only a person can do something. */
    @Nullable
    Remedy of(FindingKind kind) {
        return switch (kind) {
            case UNREADABLE -> trashing("Move %s to the trash", List.copyOf(search.found()));
            case IDENTICAL -> trashing("Keep one of each, %s to the trash", copies());
            case NO_CAPTION, LONG_CAPTION -> new Remedy("Go to the captions", this::toCaptions);
            default -> null;
        };
    }

    private @Nullable Remedy trashing(String name, List<DatasetImage> images) {
        String count = images.size() == 1 ? "1 image" : images.size() + " images";
        return images.isEmpty() ? null : new Remedy(name.formatted(count), () -> trash.accept(images));
    }

    /** All of each group but the one that most work has gone into. */
    private List<DatasetImage> copies() {
        List<DatasetImage> copies = new ArrayList<>();
        for (List<DatasetImage> group : search.rules().corpus().findings().get().identical()) {
            DatasetImage kept = group.stream().max(byWork()).orElseThrow();
            group.stream().filter(image -> image != kept).forEach(copies::add);
        }
        return copies;
    }

    private Comparator<DatasetImage> byWork() {
        return Comparator.comparing((DatasetImage image) -> caption(image).state())
                .thenComparing(image -> caption(image).text().length())
                .thenComparing(Comparator.comparing(DatasetImage::id).reversed());
    }

    private Caption caption(DatasetImage image) {
        return context.captions().get(image);
    }

    private void toCaptions() {
        if (!search.found().isEmpty()) {
            context.current().set(search.found().get(0));
        }
        context.goTo("captions");
    }
}
