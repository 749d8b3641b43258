package org.assetkiln.imaging.palette;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Palette files as paint programs write them, told apart by their content: GIMP ({@code .gpl}), a colour in hexadecimal per
 * line ({@code .hex}, as lospec.com offers), JASC of Paint Shop Pro and Microsoft RIFF (both {@code .pal}).
 */
public final class PaletteFile {
    private static final long MOST_BYTES = 1 << 20;
    private static final Pattern THREE = Pattern.compile("\\s*(\\d{1,3})\\s+(\\d{1,3})\\s+(\\d{1,3})\\b.*");
    private static final Pattern HEX = Pattern.compile("\\s*(?:#|0x)?(?:[0-9a-fA-F]{2})?([0-9a-fA-F]{6})\\s*");

    private PaletteFile() {}

    /** @throws IOException with one sentence if the file is no palette of these kinds */
    public static Palette read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(
                    file.getFileName() + " is too large for a palette; choose a .gpl, .hex or .pal file.");
        }
        byte[] bytes = Files.readAllBytes(file);
        List<Integer> colours = bytes.length > 4 && new String(bytes, 0, 4, StandardCharsets.US_ASCII).equals("RIFF")
                ? RiffPalette.colours(bytes)
                : text(new String(bytes, StandardCharsets.UTF_8));
        if (colours.isEmpty()) {
            throw new IOException(file.getFileName()
                    + " holds no colours that Assetkiln can read; choose a .gpl, .hex or .pal file.");
        }
        return new Palette(name(file), colours);
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static List<Integer> text(String text) {
        List<String> lines = text.replace("\uFEFF", "").lines().toList();
        String first = lines.isEmpty() ? "" : lines.get(0).strip().toLowerCase(Locale.ROOT);
        if (first.startsWith("gimp palette")) {
            return triples(lines.subList(1, lines.size()));
        }
        if (first.equals("jasc-pal")) {
            return triples(lines.subList(Math.min(3, lines.size()), lines.size())); // then come version and count
        }
        return hexadecimal(lines);
    }

    private static List<Integer> triples(List<String> lines) {
        List<Integer> colours = new ArrayList<>();
        for (String line : lines) {
            Matcher matcher = THREE.matcher(line);
            if (matcher.matches()) {
                int red = Integer.parseInt(matcher.group(1));
                int green = Integer.parseInt(matcher.group(2));
                int blue = Integer.parseInt(matcher.group(3));
                if (Math.max(red, Math.max(green, blue)) <= 255) {
                    colours.add(red << 16 | green << 8 | blue);
                }
            }
        }
        return colours;
    }

    /** Lines of other kinds, such as comments, are passed over; eight digits begin with the opacity as Paint.NET writes. */
    private static List<Integer> hexadecimal(List<String> lines) {
        List<Integer> colours = new ArrayList<>();
        for (String line : lines) {
            Matcher matcher = HEX.matcher(line);
            if (matcher.matches()) {
                colours.add(Integer.parseInt(matcher.group(1), 16));
            }
        }
        return colours;
    }
}
