package org.assetkiln.project.wording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks through captions for slips that captioners and people make.
 *
 * @param trigger words that every caption must have; empty for none
 * @param groups words of which the frames of an animation should have the same
 * @param limit how many tokens the model reads; 0 while that is not known
 */
public record CaptionCheck(String trigger, List<WordGroup> groups, int limit) {
    private static final List<Pattern> FILLERS = Stream.of(
                    "\\b(?:(?:there|this) is |it's )?(?:an?|the) (?:picture|image|photo|photograph|drawing|illustration"
                            + "|rendering|screenshot|close[- ]?up) of ",
                    "\\b(?:there|this) is ",
                    "\\baraf\\w* ",
                    "\\s*\\b(?:on|with|in front of|against) an? (?:(?:plain|solid|clear) )?"
                            + "(?:(?:white|black|gr[ae]y|transparent|blank) )?background\\b")
            .map(filler -> Pattern.compile(filler, Pattern.CASE_INSENSITIVE))
            .toList();
    private static final Set<String> SMALL = Set.of(
            "a", "an", "the", "and", "or", "of", "in", "on", "at", "to", "with", "its", "it", "is", "from", "by",
            "for");
    private static final int OFTEN = 3;
    private static final int LONGEST_REPEAT = 6;

    public CaptionCheck {
        trigger = trigger.strip();
        groups = List.copyOf(groups);
    }

    /**
     * What is wrong with a caption, at most one slip of each kind but fillers.
     *
     * @param tokens how many the caption has; 0 if nobody has counted
     * @param siblings captions of the other frames of its animation
     */
    public List<Slip> of(String text, int tokens, List<String> siblings) {
        List<Slip> slips = new ArrayList<>();
        if (text.isBlank()) {
            return slips;
        }
        fillers(text, slips);
        repeats(text, slips);
        if (!trigger.isEmpty() && !Phrase.of(trigger).in(Word.in(text))) {
            slips.add(new Slip(
                    Slip.Kind.TRIGGER,
                    "“" + trigger + "” is missing, the words that call your style or subject.",
                    Rewording.before(text, trigger + ",")));
        }
        if (limit > 0 && tokens > limit) {
            slips.add(new Slip(
                    Slip.Kind.LONG, "Too long: the model reads " + limit + " of " + tokens + " tokens.", null));
        }
        frames(text, siblings, slips);
        return slips;
    }

    private static void fillers(String text, List<Slip> slips) {
        for (Pattern filler : FILLERS) {
            Matcher found = filler.matcher(text);
            if (found.find()) {
                String rest = text.substring(found.end());
                boolean first = found.start() == 0 && Character.isUpperCase(text.charAt(0));
                String without =
                        Rewording.tidy(text.substring(0, found.start()) + (first ? Articles.capital(rest) : rest));
                slips.add(new Slip(
                        Slip.Kind.FILLER,
                        "“" + found.group().strip() + "” says nothing about the asset.",
                        without.isBlank() ? null : without));
                return;
            }
        }
    }

    /** Each line is a caption of its own, which may use the words of the others. */
    private static void repeats(String text, List<Slip> slips) {
        int start = 0;
        for (String line : text.split("\n", -1)) {
            Phrase.Place second = secondTime(line);
            if (second != null) {
                String fixed = text.substring(0, start + second.start()) + text.substring(start + second.end());
                String repeated = line.substring(second.start(), second.end()).strip();
                slips.add(new Slip(Slip.Kind.REPEATED, "“" + repeated + "” stands here twice.", fixed));
                return;
            }
            String often = often(line);
            if (!often.isEmpty()) {
                slips.add(new Slip(Slip.Kind.REPEATED, "“" + often + "” stands here again and again.", null));
                return;
            }
            start += line.length() + 1;
        }
    }

    /** Where words are that stand just before, too, the longest first. */
    private static Phrase.@Nullable Place secondTime(String line) {
        List<Word> words = Word.in(line);
        List<String> keys = words.stream().map(Word::key).toList();
        for (int length = LONGEST_REPEAT; length > 0; length--) {
            for (int i = 0; i + 2 * length <= keys.size(); i++) {
                int second = i + length;
                if (keys.subList(i, second).equals(keys.subList(second, second + length))) {
                    int end = words.get(second + length - 1).end();
                    return new Phrase.Place(words.get(second - 1).end(), end);
                }
            }
        }
        return null;
    }

    private static String often(String line) {
        Map<String, Integer> counts = new HashMap<>();
        for (Word word : Word.in(line)) {
            if (!SMALL.contains(word.key()) && counts.merge(word.key(), 1, Integer::sum) == OFTEN) {
                return word.text();
            }
        }
        return "";
    }

    /** Two thirds of the other frames agree on a word of a group, and this caption has another one. */
    private void frames(String text, List<String> siblings, List<Slip> slips) {
        for (WordGroup group :
                Stream.concat(Stream.of(WordGroup.colours()), groups.stream()).toList()) {
            List<String> mine = group.in(text);
            if (mine.isEmpty()) {
                continue;
            }
            Map<List<String>, Integer> theirs = new HashMap<>();
            siblings.stream()
                    .map(group::in)
                    .filter(words -> !words.isEmpty())
                    .forEach(w -> theirs.merge(w, 1, Integer::sum));
            for (Map.Entry<List<String>, Integer> said : theirs.entrySet()) {
                boolean agreed = said.getValue() >= 2 && said.getValue() * 3 >= siblings.size() * 2;
                if (agreed && !mine.equals(said.getKey())) {
                    slips.add(new Slip(
                            Slip.Kind.FRAMES,
                            "Other frames of this animation say “" + String.join(", ", said.getKey()) + "”, this one “"
                                    + String.join(", ", mine) + "”.",
                            null));
                    return;
                }
            }
        }
    }
}
