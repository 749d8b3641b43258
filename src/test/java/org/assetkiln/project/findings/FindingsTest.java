package org.assetkiln.project.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assetkiln.art.GameArt;
import org.assetkiln.imaging.measure.Measures;
import org.assetkiln.imaging.recipe.Crop;
import org.assetkiln.imaging.recipe.Ground;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ReviewState;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final Caption SAID = new Caption("a thing", ReviewState.EDITED, true);

    @Test
    void theSamePixelsAreIdenticalWhateverTheirFile() {
        DatasetImage one = image("one.png", GameArt.draw(1).image());
        DatasetImage same = image("same.webp", hiddenColours(GameArt.draw(1).image()));
        DatasetImage other = image("other.png", GameArt.draw(2).image());
        Findings findings = Findings.of(List.of(one, same, other), Expectations.NONE);
        assertThat(findings.identical()).containsExactly(List.of(one, same));
        assertThat(findings.group(FindingKind.IDENTICAL, same)).containsExactly(one, same);
        assertThat(findings.of(one, SAID)).contains(FindingKind.IDENTICAL);
        assertThat(findings.duplicate(other)).isFalse();
    }

    @Test
    void aTouchedUpOrResizedCopyIsSimilarAndAnotherDrawingIsNot() {
        BufferedImage drawn = GameArt.draw(5).image();
        BufferedImage touched = copy(drawn, 64);
        touched.setRGB(30, 30, 0xff00ff00);
        List<DatasetImage> images = new ArrayList<>(List.of(
                image("sword.png", drawn), image("touched.png", touched), image("double.png", copy(drawn, 128))));
        for (int i = 100; i < 140; i++) {
            images.add(image("other" + i + "x.png", GameArt.draw(i).image()));
        }
        Findings findings = Findings.of(images, Expectations.NONE);
        assertThat(findings.similar().get(0)).containsExactlyElementsOf(images.subList(0, 3));
        assertThat(findings.similar().stream().flatMap(List::stream)).hasSizeLessThan(8);
    }

    @Test
    void framesOfAnAnimationAreNotReported() {
        BufferedImage drawn = GameArt.draw(5).image();
        BufferedImage moved = copy(drawn, 64);
        moved.setRGB(30, 30, 0xff00ff00);
        List<DatasetImage> frames = List.of(image("walk_01.png", drawn), image("walk_02.png", moved));
        assertThat(Findings.of(frames, Expectations.NONE).similar()).isEmpty();
        DatasetImage again = image("walk_03.png", drawn);
        assertThat(Findings.of(List.of(frames.get(0), frames.get(1), again), Expectations.NONE)
                        .identical())
                .as("a frame shown twice")
                .isEmpty();
        DatasetImage copy = image("copy.png", drawn);
        assertThat(Findings.of(List.of(copy, frames.get(0), frames.get(1), again), Expectations.NONE)
                        .identical())
                .containsExactly(List.of(copy, frames.get(0)));
    }

    @Test
    void twoImagesOfOneNameShareACaption() {
        List<DatasetImage> images = List.of(
                image("knight.png", GameArt.draw(1).image()),
                image("knight.jpg", GameArt.draw(2).image()));
        assertThat(Findings.of(images, Expectations.NONE).of(images.get(1), SAID))
                .contains(FindingKind.SHARED_CAPTION);
    }

    @Test
    void eachSinglePictureIsCheckedByItself() {
        assertThat(of(image("wide.png", new BufferedImage(300, 100, BufferedImage.TYPE_INT_ARGB))))
                .contains(FindingKind.WIDE);
        assertThat(of(image("soft.png", blurred(256))))
                .contains(FindingKind.BLURRED)
                .doesNotContain(FindingKind.SMALL);
        assertThat(of(image("small.png", blurred(32)))).contains(FindingKind.SMALL);
        assertThat(of(image("art.png", pixelArt(0xff)))).isEmpty();
        assertThat(of(image("glow.png", pixelArt(0x80)))).contains(FindingKind.SOFT_EDGES);
        Measures uneven = new Measures(1, 2, 16, 0, 0.9f, 0, 0, 3.3f, true, Float.NaN);
        assertThat(of(new DatasetImage("uneven.png", Path.of("x"), 1, 1, 99, 99, false, null, uneven)))
                .containsExactly(FindingKind.OFF_GRID);
        DatasetImage broken = new DatasetImage("x.png", Path.of("x.png"), 1, 1, 0, 0, false, "It is broken.");
        assertThat(of(broken)).containsExactly(FindingKind.UNREADABLE);
    }

    @Test
    void whatTheRecipePutsRightIsNotFoundAnyMore() {
        Measures uneven = new Measures(1, 2, 16, 0, 0.9f, 0, 0, 3.3f, true, Float.NaN);
        var offGrid = new DatasetImage("uneven.png", Path.of("x"), 1, 1, 99, 99, false, null, uneven);
        assertThat(of(offGrid, Recipe.NONE.withShrink(true))).isEmpty();
        DatasetImage glow = image("glow.png", pixelArt(0x80));
        assertThat(of(glow, Recipe.NONE.withGround(Ground.average()))).isEmpty();
        DatasetImage wide = image("wide.png", new BufferedImage(300, 100, BufferedImage.TYPE_INT_ARGB));
        assertThat(of(wide, Recipe.NONE.withCrop(Crop.middle(300, 100, 1)))).doesNotContain(FindingKind.WIDE);
        assertThat(of(wide, Recipe.NONE.withShrink(true))).contains(FindingKind.WIDE);
    }

    private static Set<FindingKind> of(DatasetImage image, Recipe recipe) {
        var expectations = new Expectations(64, 0, text -> 0, any -> true, id -> recipe);
        return Findings.of(List.of(image), expectations).of(image, SAID);
    }

    @Test
    void captionsAreMissingTooLongOrUnlicensed() {
        DatasetImage image = image("a.png", pixelArt(0xff));
        Findings findings = Findings.of(
                List.of(image),
                new Expectations(64, 3, text -> text.split(" ").length, any -> false, id -> Recipe.NONE));
        assertThat(findings.of(image, Caption.NONE)).containsExactly(FindingKind.NO_CAPTION, FindingKind.NO_LICENCE);
        assertThat(findings.of(image, new Caption("one two three four", ReviewState.DRAFT, true)))
                .contains(FindingKind.LONG_CAPTION);
    }

    private static Set<FindingKind> of(DatasetImage image) {
        return Findings.of(List.of(image), Expectations.NONE).of(image, SAID);
    }

    private static DatasetImage image(String id, BufferedImage picture) {
        Measures measures = Measures.of(picture);
        return new DatasetImage(
                id, Path.of(id), 1, 1, picture.getWidth(), picture.getHeight(), measures.transparent(), null, measures);
    }

    private static BufferedImage copy(BufferedImage from, int edge) {
        return enlarged(from, edge);
    }

    private static BufferedImage enlarged(BufferedImage from, int edge) {
        BufferedImage picture = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < edge * edge; i++) {
            picture.setRGB(
                    i % edge,
                    i / edge,
                    from.getRGB(i % edge * from.getWidth() / edge, i / edge * from.getHeight() / edge));
        }
        return picture;
    }

    private static BufferedImage hiddenColours(BufferedImage from) {
        BufferedImage picture = copy(from, 64);
        for (int i = 0; i < 64 * 64; i++) {
            int argb = picture.getRGB(i % 64, i / 64);
            picture.setRGB(i % 64, i / 64, argb >>> 24 == 0 ? 0x00123456 : argb);
        }
        return picture;
    }

    /** Sixteen pixels of art on 32, so that its own pixels are all there is. */
    private static BufferedImage pixelArt(int alpha) {
        BufferedImage picture = new BufferedImage(32, 32, BufferedImage.TYPE_INT_ARGB);
        Random random = new Random(3);
        for (int i = 0; i < 32 * 32; i++) {
            int colour = new int[] {0x202020, 0xe0a030, 0x3050c0, 0xf0f0f0}[random.nextInt(4)];
            picture.setRGB(i % 32, i / 32, (i % 9 == 0 ? alpha : 0xff) << 24 | colour);
        }
        return picture;
    }

    private static BufferedImage blurred(int edge) {
        BufferedImage picture = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        for (int i = 0; i < edge; i++) {
            g.setColor(Color.getHSBColor(0.3f, 0.6f, 0.5f + 0.5f * (float) Math.sin(i * Math.PI * 2 / 32)));
            g.drawLine(i, 0, i, edge);
        }
        g.dispose();
        return picture;
    }
}
