package org.assetkiln.project.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DatasetIndexTest {
    @TempDir
    Path root;

    @Test
    void rowsAppearBeforeTheirPixelsAreLookedAt() throws IOException {
        for (int i = 0; i < 20; i++) {
            draw("images/" + i + ".png", i);
        }
        List<List<DatasetImage>> published = new ArrayList<>();
        try (Project project = Project.open(root);
                DatasetIndex index = DatasetIndex.open(project)) {
            index.scan(published::add, () -> false);
        }
        assertThat(published.get(0)).hasSize(20).noneMatch(DatasetImage::lookedAt);
        assertThat(published.get(published.size() - 1)).hasSize(20).allMatch(DatasetImage::lookedAt);
        assertThat(published).hasSizeLessThan(5);
    }

    @Test
    void theSecondOpeningLooksAtNoPixels() throws IOException {
        draw("a.png", 1);
        draw("b.png", 2);
        List<DatasetImage> first = scan();
        // Of the same size and time, but not the picture that was there: it would be noticed if anybody looked.
        FileTime time = Files.getLastModifiedTime(root.resolve("a.png"));
        Files.write(root.resolve("a.png"), new byte[(int) Files.size(root.resolve("a.png"))]);
        Files.setLastModifiedTime(root.resolve("a.png"), time);
        List<DatasetImage> second = scan();
        assertThat(second).isEqualTo(first);
        assertThat(second).extracting(DatasetImage::measures).isEqualTo(measures(first));
        try (Project project = Project.open(root);
                DatasetIndex index = DatasetIndex.open(project)) {
            assertThat(index.first(1)).extracting(DatasetImage::id).containsExactly("a.png");
            assertThat(index.known()).isEqualTo(first);
        }
    }

    @Test
    void aScanThatWasCutOffGoesOnWhereItWas() throws IOException {
        for (int i = 0; i < 200; i++) {
            draw(i + ".png", i);
        }
        AtomicInteger asked = new AtomicInteger();
        List<DatasetImage> cut = scan(() -> asked.incrementAndGet() > 203);
        assertThat(cut).hasSize(200).anyMatch(image -> !image.lookedAt());
        long before = cut.stream().filter(DatasetImage::lookedAt).count();
        try (Project project = Project.open(root);
                DatasetIndex index = DatasetIndex.open(project)) {
            assertThat(index.known()).hasSize((int) before);
            index.scan(rows -> {}, () -> false);
            assertThat(index.rows()).hasSize(200).allMatch(DatasetImage::lookedAt);
        }
    }

    @Test
    void whatIsGoneIsForgottenAndWhatChangedIsLookedAtAgain() throws IOException {
        draw("a.png", 1);
        draw("b.png", 2);
        long before = scan().get(1).measures().pixels();
        Files.delete(root.resolve("a.png"));
        draw("b.png", 3);
        Files.setLastModifiedTime(root.resolve("b.png"), FileTime.fromMillis(5000));
        List<DatasetImage> after = scan();
        assertThat(after).extracting(DatasetImage::id).containsExactly("b.png");
        assertThat(after.get(0).measures().pixels()).isNotEqualTo(before);
        try (Project project = Project.open(root);
                DatasetIndex index = DatasetIndex.open(project)) {
            assertThat(index.known()).hasSize(1);
        }
    }

    @Test
    void aFileThatVanishesWhileItIsLookedAtIsNoRow() throws IOException {
        draw("a.png", 1);
        draw("b.png", 2);
        try (Project project = Project.open(root);
                DatasetIndex index = DatasetIndex.open(project)) {
            index.scan(
                    rows -> {
                        try {
                            Files.deleteIfExists(root.resolve("a.png"));
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    },
                    () -> false);
            assertThat(index.rows()).extracting(DatasetImage::id).containsExactly("b.png");
        }
    }

    @Test
    void namesOfAnyScriptAreKeptAsTheyAre() throws IOException {
        List<String> names = List.of(
                "Schwert \u00fc.png",
                "u\u0308ber.png",
                "\u5251.png",
                "\u043c\u0435\u0447.png",
                "\ud83d\udde1.png",
                "a'b\"c%.png");
        for (String name : names) {
            draw(name, name.length());
        }
        assertThat(scan()).extracting(DatasetImage::id).containsExactlyInAnyOrderElementsOf(names);
        assertThat(scan())
                .allMatch(DatasetImage::usable)
                .extracting(DatasetImage::id)
                .hasSameElementsAs(names);
    }

    @Test
    void linksThatLeadBackAreNotFollowed() throws IOException {
        draw("images/a/one.png", 1);
        Files.createSymbolicLink(root.resolve("images/a/up"), root.resolve("images"));
        Files.createSymbolicLink(root.resolve("images/b"), root.resolve("images/a"));
        Files.createSymbolicLink(root.resolve("images/nowhere"), root.resolve("gone"));
        assertThat(scan()).extracting(DatasetImage::id).containsExactly("images/a/one.png");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFolderThatCannotBeReadIsLeftOut() throws IOException {
        draw("open/a.png", 1);
        draw("shut/b.png", 1);
        Path shut = root.resolve("shut");
        Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("---------"));
        try {
            boolean allowed = Files.isReadable(shut); // to the superuser everything is
            assertThat(scan()).hasSize(allowed ? 2 : 1);
        } finally {
            Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void captionsAreWrittenWhileTheIndexIs() throws IOException {
        for (int i = 0; i < 50; i++) {
            draw(i + ".png", i);
        }
        try (Project project = Project.open(root);
                DatasetIndex index = DatasetIndex.open(project)) {
            index.scan(
                    rows -> {
                        try {
                            project.captions()
                                    .write(
                                            rows.get(0),
                                            "a caption " + rows.size(),
                                            org.assetkiln.project.ReviewState.EDITED);
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    },
                    () -> false);
            assertThat(project.captions().read(index.rows().get(0)).text()).isEqualTo("a caption 50");
            assertThat(project.problems()).isEmpty();
        }
    }

    private List<DatasetImage> scan() throws IOException {
        return scan(() -> false);
    }

    private List<DatasetImage> scan(BooleanSupplier cancelled) throws IOException {
        try (Project project = Project.open(root);
                DatasetIndex index = DatasetIndex.open(project)) {
            index.scan(rows -> {}, cancelled);
            return index.rows();
        }
    }

    private static List<Object> measures(List<DatasetImage> images) {
        return images.stream().map(image -> (Object) image.measures()).toList();
    }

    private void draw(String id, int seed) throws IOException {
        BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 64; i++) {
            picture.setRGB(i % 8, i / 8, 0xff000000 | i * 7919 * (seed + 1));
        }
        Path file = root.resolve(id);
        Files.createDirectories(file.getParent());
        Pictures.writePng(file, picture, Map.of());
    }
}
