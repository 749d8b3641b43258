package org.assetkiln.ui.preview;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.assetkiln.diffusion.LoraChoice;
import org.assetkiln.model.lora.LoraFit;
import org.jspecify.annotations.Nullable;

/** The LoRAs to choose from: what runs have made, and files that the user has added. Knows no control. */
final class LoraList {
    private final ObservableList<LoraEntry> entries = FXCollections.observableArrayList();
    private Runnable onChange = () -> {};
    private boolean takingIn;

    /** Those that fit the chosen model first. */
    ObservableList<LoraEntry> entries() {
        return entries;
    }

    /** Hears when the user has changed something that is worth remembering. */
    void setOnChange(Runnable action) {
        onChange = action;
    }

    private LoraEntry watched(LoraEntry entry) {
        entry.on().subscribe((was, is) -> changed());
        entry.strength().subscribe((was, is) -> changed());
        return entry;
    }

    private void changed() {
        if (!takingIn) {
            onChange.run();
        }
    }

    /** Takes in what runs have made; their LoRAs keep what was set for them. */
    void setResults(List<Results.Lora> results) {
        Map<Path, LoraEntry> next = new LinkedHashMap<>();
        for (Results.Lora lora : results) {
            LoraEntry before = find(lora.file());
            next.put(
                    lora.file(),
                    before == null || before.added()
                            ? watched(new LoraEntry(lora.name(), lora.file(), false))
                            : before);
        }
        entries.stream().filter(LoraEntry::added).forEach(entry -> next.putIfAbsent(entry.file(), entry));
        show(next.values());
    }

    /** Adds files, each once, and puts them on. */
    void add(Collection<Path> files) {
        var next = new ArrayList<>(entries);
        for (Path file : files) {
            LoraEntry there = find(file);
            LoraEntry entry = there == null ? watched(LoraEntry.of(file)) : there;
            if (there == null) {
                next.add(entry);
            }
            entry.on().set(true);
        }
        show(next);
        changed();
    }

    /** Takes a file that the user has added off the list. */
    void remove(LoraEntry entry) {
        entries.remove(entry);
        changed();
    }

    /** Puts one LoRA on and takes the others off. */
    void useOnly(Results.Lora lora) {
        if (find(lora.file()) == null) {
            var next = new ArrayList<>(List.of(watched(new LoraEntry(lora.name(), lora.file(), false))));
            next.addAll(entries);
            show(next);
        }
        entries.forEach(entry -> entry.on().set(entry.file().equals(lora.file())));
    }

    /** How each file fits the model that is chosen now; those that do not fit go last. */
    void setFits(Map<Path, LoraFit> fits) {
        for (LoraEntry entry : entries) {
            LoraFit fit = fits.get(entry.file());
            if (fit != null) {
                entry.fit().set(fit);
            }
        }
        show(entries);
    }

    private void show(Collection<LoraEntry> next) {
        List<LoraEntry> sorted = next.stream()
                .sorted(Comparator.comparing(entry -> !entry.fit().get().good()))
                .toList();
        if (!sorted.equals(entries)) {
            entries.setAll(sorted);
        }
    }

    private @Nullable LoraEntry find(Path file) {
        return entries.stream()
                .filter(entry -> entry.file().equals(file))
                .findFirst()
                .orElse(null);
    }

    /** Those that take part in the next pictures. */
    List<LoraChoice> chosen() {
        return entries.stream()
                .filter(LoraEntry::used)
                .map(entry ->
                        new LoraChoice(entry.file().toString(), entry.strength().get()))
                .toList();
    }

    /** Exactly the LoRAs of a picture; those that are not in the list come into it. */
    void restore(List<LoraChoice> wanted) {
        entries.forEach(entry -> entry.on().set(false));
        add(wanted.stream().map(lora -> Path.of(lora.file())).toList());
        wanted.forEach(lora -> setStrength(Path.of(lora.file()), lora.strength()));
    }

    private void setStrength(Path file, double strength) {
        LoraEntry entry = find(file);
        if (entry != null) {
            entry.strength().set(strength);
        }
    }

    /** What is to be remembered. */
    KeptLoras kept() {
        return new KeptLoras(entries.stream()
                .filter(entry ->
                        entry.added() || entry.on().get() || entry.strength().get() != 1)
                .map(entry -> new KeptLoras.Kept(
                        entry.file().toString(),
                        entry.added(),
                        entry.on().get(),
                        entry.strength().get()))
                .toList());
    }

    /** Another project has others. */
    void clear() {
        entries.clear();
    }

    /** Takes in what a project remembers; what the user has put on in the meantime goes before it. */
    void remember(KeptLoras kept) {
        boolean begun = entries.stream().anyMatch(entry -> entry.on().get());
        takingIn = true;
        for (KeptLoras.Kept one : kept.loras()) {
            Path file = Path.of(one.file());
            boolean there = find(file) != null;
            if (one.added() && !there) {
                add(List.of(file));
            }
            LoraEntry entry = find(file);
            if (entry != null && !(begun && there)) {
                entry.on().set(one.on() && !begun);
                entry.strength().set(one.strength());
            }
        }
        takingIn = false;
    }
}
