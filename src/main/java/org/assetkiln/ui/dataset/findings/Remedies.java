package org.assetkiln.ui.dataset.findings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.assetkiln.imaging.measure.Measures;
import org.assetkiln.imaging.recipe.Crop;
import org.assetkiln.imaging.recipe.Ground;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.findings.FindingKind;
import org.assetkiln.project.findings.Findings;
import org.assetkiln.project.recipes.Recipes;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.search.ImageSearch;

/** What buttons can do about a finding: for the images selected if they are several, else for all that are shown. */
final class Remedies {
    private final StudioContext context;
    private final ImageSearch search;
    private final Supplier<List<DatasetImage>> selected;
    private final Consumer<List<DatasetImage>> trash;
    private final Consumer<List<DatasetImage>> credit;

    /**
     * Something to do at once.
     *
     * @param name for the button
     */
    record Remedy(String name, Runnable run) {}

    /**
     * @param selected the images selected
     * @param trash moves images to the trash so that it can be taken back
     * @param credit asks whose images are
     */
    Remedies(
            StudioContext context,
            ImageSearch search,
            Supplier<List<DatasetImage>> selected,
            Consumer<List<DatasetImage>> trash,
            Consumer<List<DatasetImage>> credit) {
        this.context = context;
        this.search = search;
        this.selected = selected;
        this.trash = trash;
        this.credit = credit;
    }

    /** None where nothing is found. */
    List<Remedy> of(FindingKind kind) {
        if (search.found().isEmpty()) {
            return List.of();
        }
        return switch (kind) {
            case UNREADABLE, BLURRED, SMALL -> trashing("Move %s to the trash", images());
            case IDENTICAL -> trashing("Keep one of each, %s to the trash", copies(kind));
            case SIMILAR -> similar();
            case SHARED_CAPTION -> apart();
            case OFF_GRID -> preparing("Undo the enlargement of %s", (image, recipe) -> recipe.withShrink(true));
            case SOFT_EDGES ->
                preparing("Put its average colour behind %s", (image, recipe) -> recipe.withGround(Ground.average()));
            case WIDE -> preparing("Cut %s to the square in the middle", Remedies::square);
            case NO_CAPTION, LONG_CAPTION -> List.of(new Remedy("Go to the captions", this::toCaptions));
            case NO_LICENCE -> crediting();
        };
    }

    private List<Remedy> crediting() {
        List<DatasetImage> images = images();
        return List.of(new Remedy(
                "Note author and licence of %s".formatted(count(images.size())), () -> credit.accept(images)));
    }

    private List<DatasetImage> images() {
        List<DatasetImage> found = List.copyOf(search.found());
        Set<DatasetImage> chosen = Set.copyOf(selected.get());
        List<DatasetImage> both = found.stream().filter(chosen::contains).toList();
        return both.size() > 1 ? both : found;
    }

    private static String count(int images) {
        return images == 1 ? "1 image" : images + " images";
    }

    private List<Remedy> trashing(String name, List<DatasetImage> images) {
        return images.isEmpty()
                ? List.of()
                : List.of(new Remedy(name.formatted(count(images.size())), () -> trash.accept(images)));
    }

    private List<Remedy> similar() {
        List<List<DatasetImage>> groups = groups(FindingKind.SIMILAR);
        if (groups.isEmpty()) {
            return List.of();
        }
        List<Remedy> all = new ArrayList<>();
        all.add(new Remedy("Show side by side", () -> context.overlay().set(new TwinsSheet(context, groups, trash))));
        all.addAll(trashing("Keep the best of each, %s to the trash", copies(FindingKind.SIMILAR)));
        return all;
    }

    private Findings findings() {
        return search.rules().corpus().findings().get();
    }

    private List<List<DatasetImage>> groups(FindingKind kind) {
        Set<List<DatasetImage>> groups = Collections.newSetFromMap(new IdentityHashMap<>());
        List<List<DatasetImage>> inOrder = new ArrayList<>();
        for (DatasetImage image : images()) {
            List<DatasetImage> group = findings().group(kind, image);
            if (!group.isEmpty() && groups.add(group)) {
                inOrder.add(group);
            }
        }
        return inOrder;
    }

    /** All of each group but the one that most work has gone into, or the one that shows most and is no enlargement. */
    private List<DatasetImage> copies(FindingKind kind) {
        List<DatasetImage> copies = new ArrayList<>();
        for (List<DatasetImage> group : groups(kind)) {
            DatasetImage kept = group.stream().max(byWork()).orElseThrow();
            group.stream().filter(image -> image != kept).forEach(copies::add);
        }
        return copies;
    }

    private Comparator<DatasetImage> byWork() {
        return Comparator.comparing((DatasetImage image) -> caption(image).state())
                .thenComparing(image -> caption(image).text().length())
                .thenComparing(Remedies::drawnPixels)
                .thenComparing(Comparator.comparingInt(DatasetImage::width).reversed())
                // "sword.png" before "sword copy.png"
                .thenComparing(Comparator.comparingInt(
                                (DatasetImage image) -> image.name().length())
                        .reversed())
                .thenComparing(Comparator.comparing(DatasetImage::id).reversed());
    }

    /** Pixels that somebody drew: enlarged pixel art has as many as before it was enlarged. */
    private static long drawnPixels(DatasetImage image) {
        Measures measures = image.measures();
        float scale = measures == null ? 1 : Math.max(1, measures.scale());
        return Math.round(image.width() / scale) * (long) Math.round(image.height() / scale);
    }

    private Caption caption(DatasetImage image) {
        return context.captions().get(image);
    }

    private List<Remedy> apart() {
        List<List<DatasetImage>> groups = groups(FindingKind.SHARED_CAPTION);
        int others = groups.stream().mapToInt(group -> group.size() - 1).sum();
        return others == 0
                ? List.of()
                : List.of(new Remedy(
                        "Rename %s, with a copy of the caption".formatted(count(others)),
                        () -> new Apart(context).rename(groups)));
    }

    /** Changes how images are prepared, and no file; one step to undo. */
    private List<Remedy> preparing(String name, BiFunction<DatasetImage, Recipe, Recipe> how) {
        List<DatasetImage> images = images();
        Runnable run = () -> {
            Recipes before = context.recipes().recipes().get();
            Map<String, Recipe> changed = new HashMap<>();
            images.forEach(image -> changed.put(image.id(), how.apply(image, before.of(image.id()))));
            context.recipes().change(before.with(changed));
            context.notice("%s: the files stay as they are.".formatted(name.formatted(count(images.size()))));
        };
        return List.of(new Remedy(name.formatted(count(images.size())), run));
    }

    private static Recipe square(DatasetImage image, Recipe recipe) {
        return recipe.withCrop(Crop.middle(image.width(), image.height(), 1));
    }

    private void toCaptions() {
        if (!search.found().isEmpty()) {
            context.current().set(search.found().get(0));
        }
        context.goTo("captions");
    }
}
