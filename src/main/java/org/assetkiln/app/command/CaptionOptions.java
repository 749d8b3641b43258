package org.assetkiln.app.command;

import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.captioning.settings.Search;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How captions are drafted. */
final class CaptionOptions {
    @Option(
            names = "--start-text",
            defaultValue = "",
            paramLabel = "TEXT",
            description = "What every caption begins with, such as \"a pixel art sprite of\".")
    private String startText = "";

    @Option(names = "--without-start-text", description = "Leave the start text out of the finished captions.")
    private boolean withoutStartText;

    @ArgGroup
    private Choice choice = new Choice();

    @Option(
            names = "--temperature",
            defaultValue = "1",
            description = "With --nucleus: above 1 for more surprise, below for less (default ${DEFAULT-VALUE}).")
    private double temperature;

    @Option(
            names = "--top-k",
            defaultValue = "50",
            description = "With --nucleus: only so many of the likeliest words, 0 for all (default ${DEFAULT-VALUE}).")
    private int topK;

    @Option(
            names = "--candidates",
            description = "Captions to write of each image, the best of which is taken; as many as beams by default.")
    private int candidates;

    @Option(
            names = "--repetition-penalty",
            defaultValue = "1",
            description = "Above 1 makes words that are there already less likely (default ${DEFAULT-VALUE}).")
    private double repetitionPenalty;

    @Option(
            names = "--no-repeat",
            defaultValue = "3",
            paramLabel = "N",
            description = "Never write the same N words in a row twice, 0 to allow it (default ${DEFAULT-VALUE}).")
    private int noRepeat;

    @Option(names = "--min-length", defaultValue = "0", description = "In words or parts of words (default 0).")
    private int minLength;

    @Option(names = "--max-length", defaultValue = "30", description = "In words or parts of words (default 30).")
    private int maxLength;

    @Option(names = "--seed", defaultValue = "42", description = "Of --nucleus (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--batch",
            defaultValue = "0",
            description = "Images at a time, 0 for as many as are fastest (default ${DEFAULT-VALUE}).")
    private int batch;

    /** How words are chosen. */
    private static final class Choice {
        @Option(
                names = "--beams",
                defaultValue = "3",
                description = "Follow so many beginnings, 1 for the fastest (default ${DEFAULT-VALUE}).")
        private int beams = 3;

        @Option(
                names = "--nucleus",
                paramLabel = "SHARE",
                description = "Draw words at random from this share of the likeliest, such as 0.9.")
        private @Nullable Double nucleus;
    }

    /** @throws IllegalArgumentException with one sentence if a value is out of its range */
    CaptionSettings settings() {
        Search search = search();
        int count = candidates > 0 ? candidates : usualCandidates(search);
        return new CaptionSettings(
                startText.strip(),
                !withoutStartText,
                search,
                repetitionPenalty,
                noRepeat,
                minLength,
                maxLength,
                count,
                seed,
                batch);
    }

    private Search search() {
        if (choice.nucleus != null) {
            return new Search.Nucleus(choice.nucleus, temperature, topK);
        }
        return choice.beams == 1 ? new Search.Greedy() : new Search.Beam(choice.beams);
    }

    private static int usualCandidates(Search search) {
        return search instanceof Search.Nucleus ? 3 : CaptionSettings.mostCandidates(search);
    }
}
