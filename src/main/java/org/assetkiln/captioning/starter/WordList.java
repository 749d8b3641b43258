package org.assetkiln.captioning.starter;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The captioner's own WordPiece vocabulary: whole words, and every letter and figure alone and as a continuation, so that
 * any word can be spelled.
 */
final class WordList {
    private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
    private static final String SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String MARKS = "!\"#$%&'()*+,-./:;<=>?@[]_`{|}~";
    /** Endings, with which words that are not listed take fewer pieces. */
    private static final String ENDINGS = "s es ed ing er est ly y en ish less ness ful al or ion ment able";
    /** Words of game art that artists correct captions with, whether or not the training pictures need them. */
    private static final String GAME_WORDS =
            """
            game asset icon sprite tile tileset texture item weapon armour armor tool prop character portrait background
            pixel art style drawing painting render sketch isometric top down side front back view facing left right up
            idle walking running jumping attacking sleeping casting flying falling dying hurt standing sitting frame pose
            animation sheet set variant level upgrade broken cracked rusty shiny glowing magic magical enchanted cursed
            holy ancient old new small tiny big large huge long short wide narrow thick thin tall flat round square
            curved straight pointed sharp blunt ornate simple plain dark light bright pale deep pastel vivid neon
            transparent metallic wooden stone iron steel bronze copper silver gold golden leather cloth glass bone paper
            crystal fire ice water earth wind lightning poison shadow nature arcane fantasy medieval modern futuristic
            cartoon realistic flat vector cel shaded outline outlined shading gradient shadow highlight palette colour
            color colours red orange yellow green teal cyan blue navy purple violet magenta pink brown tan beige cream
            maroon black white grey gray house castle tower wall floor door gate window roof bridge road path fence sign
            lamp torch lantern table chair bed barrel crate box bag sack pot vase cup bowl plate bottle flask vial potion
            food bread meat fish cheese fruit apple cherry berry banana vegetable carrot plant tree bush leaf flower grass
            rock gem diamond ruby emerald sapphire pearl coin key lock scroll book map letter ring amulet necklace crown
            helmet hat hood mask cloak robe shirt boots gloves belt shield sword dagger axe hammer mace spear bow arrow
            staff wand gun pistol rifle cannon bomb knight wizard mage witch archer rogue warrior king queen princess
            villager merchant monster enemy boss slime skeleton zombie ghost demon dragon goblin orc troll spider snake
            bat rat wolf bear cat dog horse bird chicken pig cow robot alien ship car cloud sun moon star heart skull eye
            hand head face body arm leg wing wings tail horn horns claw tooth hair beard smile eyes mouth
            with and or of the in on at its his her from to by for a an one two three four five six seven eight nine ten
            many no is are holding wearing carrying seen closed open half full empty single double inside behind above
            under beside between picture photo image photography rarity common uncommon rare epic legendary ui button
            bar health mana energy shop chest treasure loot quest skill spell ability effect particle explosion smoke
            """;

    private WordList() {}

    /**
     * @param captions the words of these, the most frequent first
     * @param size most tokens
     * @return the tokens in the order of their ids
     */
    static List<String> of(Iterable<String> captions, int size) {
        Set<String> tokens = new LinkedHashSet<>(SPECIAL);
        (SIGNS + MARKS).chars().forEach(sign -> tokens.add(Character.toString(sign)));
        SIGNS.chars().forEach(sign -> tokens.add("##" + Character.toString(sign)));
        for (String ending : ENDINGS.split(" ")) {
            tokens.add("##" + ending);
        }
        tokens.addAll(List.of(GAME_WORDS.strip().split("\\s+")));
        counted(captions).entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .forEach(word -> tokens.add(word.getKey()));
        return tokens.stream().limit(size).toList();
    }

    /** Words as BERT splits them: at white space and at each punctuation mark. */
    private static Map<String, Integer> counted(Iterable<String> captions) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String caption : captions) {
            for (String word : caption.split("[^a-z0-9]+")) {
                if (!word.isEmpty()) {
                    counts.merge(word, 1, Integer::sum);
                }
            }
        }
        return counts;
    }
}
