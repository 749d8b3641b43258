package org.assetkiln.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A caption file: its text, and the manner in which it was written, which an edit keeps.
 *
 * @param text with {@code \n} between lines and no line end at its end
 * @param charset how to write it
 * @param mark whether it begins with a byte-order mark
 * @param windowsLines whether lines end with {@code \r\n}
 * @param finalLineEnd whether the last line has an end
 */
public record SidecarText(String text, Charset charset, boolean mark, boolean windowsLines, boolean finalLineEnd) {
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final SidecarText NEW = new SidecarText("", StandardCharsets.UTF_8, false, false, true);

    /** The file's text, or null when there is no file. */
    public static @Nullable SidecarText read(Path file) throws IOException {
        try {
            return parse(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** A new text in the manner of the old one. */
    static byte[] bytes(String text, @Nullable SidecarText old) {
        return (old == null ? NEW : old).with(text).bytes();
    }

    /** How this program keeps text in memory: {@code \n} between lines, none at the end. */
    static String normal(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        int end = lines.length();
        while (end > 0 && lines.charAt(end - 1) == '\n') {
            end--;
        }
        return lines.substring(0, end);
    }

    /** The text in the bytes of a file, in whichever of the usual encodings it is. */
    public static SidecarText parse(byte[] bytes) {
        Charset charset = charset(bytes);
        String all = new String(bytes, charset);
        boolean mark = !all.isEmpty() && all.charAt(0) == BYTE_ORDER_MARK;
        String text = mark ? all.substring(1) : all;
        // Old Windows encodings are read, but never written: trainers expect UTF-8.
        Charset writing = charset.name().startsWith("UTF") ? charset : StandardCharsets.UTF_8;
        boolean finalEnd = text.isEmpty() || text.endsWith("\n") || text.endsWith("\r");
        return new SidecarText(normal(text), writing, mark, text.contains("\r\n"), finalEnd);
    }

    private SidecarText with(String newText) {
        return new SidecarText(normal(newText), charset, mark, windowsLines, finalLineEnd);
    }

    private byte[] bytes() {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String lines = finalLineEnd ? text + "\n" : text;
        String ended = windowsLines ? lines.replace("\n", "\r\n") : lines;
        return (mark ? BYTE_ORDER_MARK + ended : ended).getBytes(charset);
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        try {
            var unused = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return Charset.forName("windows-1252");
        }
    }
}
