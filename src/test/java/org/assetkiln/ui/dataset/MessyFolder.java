package org.assetkiln.ui.dataset;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assetkiln.Fixtures;
import org.assetkiln.art.GameArt;
import org.assetkiln.imaging.Pictures;

/** What an artist has lying about: every format, broken files, a sheet, an animation, an archive, duplicates. */
final class MessyFolder {
    private static final int CELL = 32;
    private static final int COLUMNS = 8;
    private static final int ROWS = 4;

    private final Path folder;

    private MessyFolder(Path folder) {
        this.folder = folder;
    }

    static Path make(Path folder) throws IOException {
        var messy = new MessyFolder(Files.createDirectories(folder));
        messy.everyFormat();
        messy.drawn();
        messy.broken();
        messy.sheet();
        messy.walk();
        messy.archive();
        return folder;
    }

    private void everyFormat() throws IOException {
        try (Stream<Path> files = Files.list(Fixtures.path("formats"))) {
            for (Path file : files.filter(f -> !f.toString().endsWith(".png")).toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
    }

    private void drawn() throws IOException {
        for (int i = 0; i < 24; i++) {
            png("item %02d.png".formatted(i), GameArt.draw(i).image());
        }
        Files.copy(folder.resolve("item 03.png"), folder.resolve("item 03 copy.png"));
        png("enlarged.png", scaled(scaled(GameArt.draw(5).image(), 16, 16), 128, 128));
        png("very wide.png", scaled(GameArt.draw(6).image(), 320, 40));
    }

    private void broken() throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve("item 01.png"));
        Files.write(folder.resolve("broken.png"), java.util.Arrays.copyOf(whole, 60));
        Files.createFile(folder.resolve("empty.png"));
        Files.writeString(folder.resolve("not a picture.png"), "hello");
    }

    private void sheet() throws IOException {
        var sheet = new BufferedImage(COLUMNS * CELL, ROWS * CELL, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = sheet.createGraphics();
        for (int i = 0; i < COLUMNS * ROWS - 5; i++) {
            BufferedImage cell = scaled(GameArt.draw(40 + i).image(), CELL - 4, CELL - 4);
            pen.drawImage(cell, i % COLUMNS * CELL + 2, i / COLUMNS * CELL + 2, null);
        }
        pen.dispose();
        png("heroes sheet.png", sheet);
    }

    private void walk() throws IOException {
        for (int i = 1; i <= 8; i++) {
            var frame = new BufferedImage(CELL, CELL, BufferedImage.TYPE_INT_ARGB);
            Graphics2D pen = frame.createGraphics();
            pen.drawImage(scaled(GameArt.draw(90).image(), 24, 24), i % 4 * 2, 4, null);
            pen.dispose();
            png("walk_%02d.png".formatted(i), frame);
        }
    }

    private void archive() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("pack.zip"));
                var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (int i = 0; i < 6; i++) {
                entry(
                        zip,
                        "pack/ünïcode 剣/%d.png".formatted(i),
                        Files.readAllBytes(folder.resolve("item 1" + i + ".png")));
            }
            for (String name : List.of("../evil.png", "__MACOSX/._0.png", "pack/readme.md")) {
                entry(zip, name, new byte[] {1, 2, 3});
            }
        }
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private void png(String name, BufferedImage picture) throws IOException {
        Pictures.writePng(folder.resolve(name), picture, Map.of());
    }

    private static BufferedImage scaled(BufferedImage picture, int width, int height) {
        var scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = scaled.createGraphics();
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return scaled;
    }
}
