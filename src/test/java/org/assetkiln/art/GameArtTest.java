package org.assetkiln.art;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GameArtTest {
    @Test
    void sameArgumentsDrawTheSame() {
        for (long seed = 0; seed < 30; seed++) {
            DrawnAsset once = GameArt.draw(seed);
            DrawnAsset again = GameArt.draw(seed);
            assertThat(pixels(once.image())).isEqualTo(pixels(again.image()));
            assertThat(once.caption()).isEqualTo(again.caption());
        }
    }

    @Test
    void captionsOfKnownSeedsNeverChange() {
        assertThat(LongStream.range(0, 6).mapToObj(seed -> GameArt.draw(seed).caption()))
                .containsExactly(
                        "a round white bomb",
                        "a flat blue slime with small eyes",
                        "a blue star",
                        "a blue bow",
                        "a black staff",
                        "a closed brown helmet");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindInEveryColourIsOneCentredThingOnTransparency(Kind kind) {
        for (Colour colour : Colour.values()) {
            BufferedImage image = GameArt.draw(kind, colour, colour.ordinal()).image();
            Rectangle bounds = bounds(image);
            assertThat(Math.max(bounds.width, bounds.height)).isBetween(40, 57);
            assertThat(bounds.getCenterX()).isBetween(28.0, 36.0);
            assertThat(bounds.getCenterY()).isBetween(28.0, 36.0);
            assertThat(share(image, pixel -> pixel == 0)).isBetween(0.2, 0.9);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void seedsVaryTheDrawing(Kind kind) {
        Set<String> different = new HashSet<>();
        for (long seed = 0; seed < 10; seed++) {
            different.add(Arrays.toString(
                    pixels(GameArt.draw(kind, Colour.GREEN, seed).image())));
        }
        assertThat(different).hasSize(10);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void colourChangesOnlyTheColour(Kind kind) {
        BufferedImage red = GameArt.draw(kind, Colour.RED, 4).image();
        BufferedImage green = GameArt.draw(kind, Colour.GREEN, 4).image();
        assertThat(pixels(red)).isNotEqualTo(pixels(green));
        assertThat(bounds(red)).isEqualTo(bounds(green));
    }

    @Test
    void seedsReachEveryKindAndColour() {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        Set<Colour> colours = EnumSet.noneOf(Colour.class);
        LongStream.range(0, 300).mapToObj(GameArt::draw).forEach(asset -> {
            kinds.add(asset.kind());
            colours.add(asset.colour());
        });
        assertThat(kinds).hasSameSizeAs(Kind.values());
        assertThat(colours).hasSameSizeAs(Colour.values());
    }

    @Test
    void captionsNameTheThingAndNoColourThatIsNotThere() {
        for (long seed = 0; seed < 300; seed++) {
            DrawnAsset asset = GameArt.draw(seed);
            String subject = asset.caption().split(" with ")[0];
            assertThat(asset.caption()).matches("(a [^aeio]|an [aeio]).*").doesNotMatch(".* a [aeio].*");
            assertThat(subject).endsWith(asset.kind().noun());
            for (Colour colour : Colour.values()) {
                assertThat(colour != asset.colour() && subject.contains(" " + colour.word() + " "))
                        .as(asset.caption())
                        .isFalse();
            }
        }
    }

    @Test
    void descriptionsAlwaysNameColourAndThing() {
        for (long seed = 0; seed < 300; seed++) {
            DrawnAsset asset = GameArt.describe(seed);
            String noun = asset.kind() == Kind.POTION ? "potion" : asset.kind().noun();
            assertThat(asset.caption())
                    .contains(asset.colour().word() + " " + noun)
                    .matches("(a [^aeio]|an [aeio]).*");
            assertThat(pixels(asset.image()))
                    .isEqualTo(pixels(GameArt.draw(seed).image()));
        }
    }

    @Test
    void potionsAreDescribedInTheirBottle() {
        assertThat(LongStream.range(0, 300)
                        .mapToObj(GameArt::describe)
                        .filter(asset -> asset.kind() == Kind.POTION)
                        .map(DrawnAsset::caption))
                .allMatch(caption -> caption.matches("an? \\w+ potion in a (round|tall|cone-shaped) bottle with a .*"));
    }

    @Test
    void mascotHasEightDifferentViewsOfOneSubject() {
        Set<String> captions = new HashSet<>();
        Set<String> pictures = new HashSet<>();
        for (DrawnAsset view : Mascot.views()) {
            captions.add(view.caption());
            pictures.add(Arrays.toString(pixels(view.image())));
            assertThat(view.caption()).contains("slime with an orange horn");
            for (Colour part : new Colour[] {Colour.TEAL, Colour.ORANGE, Colour.PURPLE, Colour.GOLDEN}) {
                Color base = part.tones().base();
                assertThat(share(view.image(), pixel -> near(pixel, base)))
                        .as(view.caption())
                        .isPositive();
            }
        }
        assertThat(captions).hasSize(8);
        assertThat(pictures).hasSize(8);
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, GameArt.SIZE, GameArt.SIZE, null, 0, GameArt.SIZE);
    }

    private static boolean near(int pixel, Color colour) {
        Color other = new Color(pixel);
        return pixel >>> 24 == 255
                && Math.abs(other.getRed() - colour.getRed()) < 30
                && Math.abs(other.getGreen() - colour.getGreen()) < 30
                && Math.abs(other.getBlue() - colour.getBlue()) < 30;
    }

    private static double share(BufferedImage image, IntPredicate which) {
        int[] pixels = pixels(image);
        return (double) Arrays.stream(pixels).filter(which).count() / pixels.length;
    }

    private static Rectangle bounds(BufferedImage image) {
        Rectangle bounds = new Rectangle(-1, -1);
        for (int i = 0; i < GameArt.SIZE * GameArt.SIZE; i++) {
            if (image.getRGB(i % GameArt.SIZE, i / GameArt.SIZE) >>> 24 > 127) {
                bounds.add(new Rectangle(i % GameArt.SIZE, i / GameArt.SIZE, 1, 1));
            }
        }
        return bounds;
    }
}
