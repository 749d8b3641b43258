package org.assetkiln.ui.captions.draft;

import java.util.ArrayList;
import java.util.List;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.captioning.settings.Search;
import org.assetkiln.ui.form.About;
import org.assetkiln.ui.form.Setting;

/** How captions are to be drafted, as the user edits it. */
final class DraftForm {
    private static final CaptionSettings USUAL = CaptionSettings.defaults();

    final Setting<String> startText = new Setting<>(
            "startText",
            about("Begin with", "", "", "Every caption begins with these words, and the rest follows from them."),
            USUAL.startText());

    final Setting<Boolean> keepStartText = new Setting<>(
            "keepStartText",
            about("Keep the beginning", "", "", "Off takes these words out of the finished caption again."),
            USUAL.keepStartText());

    final Setting<Way> way = new Setting<>(
            "way",
            about(
                    "Way of writing",
                    "",
                    "",
                    "Thorough compares several beginnings, quick takes the likeliest word each time, varied draws words at"
                            + " random and writes something else each time."),
            Way.THOROUGH);

    final Setting<Integer> beams = new Setting<>(
            "beams", about("Beginnings", "", "2 to 16", "More are slower and seldom better; for thorough writing."), 3);

    final Setting<Double> share = new Setting<>(
            "share",
            about("Likely words", "", "above 0, at most 1", "More lets unlikely words in; for varied writing."),
            Search.Nucleus.usual().topP());

    final Setting<Double> temperature = new Setting<>(
            "temperature",
            about(
                    "Surprise",
                    "",
                    "0.05 to 5",
                    "More makes bolder captions, less makes safer ones; for varied writing."),
            Search.Nucleus.usual().temperature());

    final Setting<Integer> candidates = new Setting<>(
            "candidates",
            about(
                    "Wordings",
                    "",
                    "1 to 16",
                    "So many captions of each picture to choose from, the best of which is"
                            + " taken; one with quick writing."),
            USUAL.candidates());

    final Setting<Integer> minLength = new Setting<>(
            "minLength",
            about("Shortest", "words", "0 and up", "More makes longer captions, with words that say little."),
            USUAL.minNewTokens());

    final Setting<Integer> maxLength = new Setting<>(
            "maxLength",
            about("Longest", "words", "1 to 100", "Less cuts long captions off; rare words count as several."),
            USUAL.maxNewTokens());

    final Setting<Integer> noRepeat = new Setting<>(
            "noRepeat",
            about("Never twice", "words in a row", "0 for no rule", "Less forbids more repetition."),
            USUAL.noRepeatNgram());

    final Setting<Double> repetition = new Setting<>(
            "repetition",
            about("Against repetition", "", "1 to 5", "More avoids words that are in the caption already."),
            USUAL.repetitionPenalty());

    final Setting<Integer> batch = new Setting<>(
            "batch",
            about("Pictures at a time", "", "1 to 64, 0 for the fastest", "More takes more memory."),
            USUAL.batch());

    final Setting<Long> seed = new Setting<>(
            "seed",
            about("Seed", "", "", "The same number writes the same captions again; for varied writing."),
            USUAL.seed());

    /** How words are chosen. */
    enum Way {
        THOROUGH,
        QUICK,
        VARIED
    }

    /** All but the first three, which stand open. */
    List<Setting<?>> more() {
        return List.of(candidates, beams, share, temperature, minLength, maxLength, noRepeat, repetition, batch, seed);
    }

    List<Setting<?>> all() {
        var all = new ArrayList<Setting<?>>(List.of(startText, keepStartText, way));
        all.addAll(more());
        return all;
    }

    /** @throws IllegalArgumentException with one sentence if a value is out of its range or cannot be read */
    CaptionSettings settings() {
        for (Setting<?> setting : all()) {
            if (!setting.unreadable().get().isEmpty()) {
                throw new IllegalArgumentException(setting.unreadable().get());
            }
        }
        Search search = search();
        return new CaptionSettings(
                startText.get().strip(),
                keepStartText.get(),
                search,
                repetition.get(),
                noRepeat.get(),
                minLength.get(),
                maxLength.get(),
                wordings(search),
                seed.get(),
                batch.get());
    }

    private Search search() {
        return switch (way.get()) {
            case THOROUGH -> new Search.Beam(beams.get());
            case QUICK -> new Search.Greedy();
            case VARIED ->
                new Search.Nucleus(
                        share.get(), temperature.get(), Search.Nucleus.usual().topK());
        };
    }

    /** What the search cannot give is not asked of it. */
    private int wordings(Search search) {
        return Math.min(candidates.get(), CaptionSettings.mostCandidates(search));
    }

    private static About about(String label, String unit, String range, String effect) {
        return new About(label, unit, range, effect);
    }
}
