package org.assetkiln.project.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In which letters an archive without a note about it names its files: UTF-8, which is hardly ever right by chance; that of
 * Japanese Windows, which is taken where two of its letters stand together; else that of MS-DOS, which the format means.
 */
final class ZipNames {
    private ZipNames() {}

    /** @param names the bytes of all names that the archive says nothing about */
    static Charset of(List<byte[]> names) {
        if (names.stream().allMatch(name -> text(name, StandardCharsets.UTF_8) != null)) {
            return StandardCharsets.UTF_8;
        }
        Charset japanese = named("windows-31j");
        boolean readable = names.stream().allMatch(name -> text(name, japanese) != null);
        boolean likely = names.stream().anyMatch(name -> twoTogether(text(name, japanese)));
        return readable && likely ? japanese : named("IBM437");
    }

    private static Charset named(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.ISO_8859_1;
    }

    private static @Nullable String text(byte[] name, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(name))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** A single one may be an accented letter and the one behind it. */
    private static boolean twoTogether(@Nullable String text) {
        for (int i = 1; text != null && i < text.length(); i++) {
            if (japanese(text.charAt(i - 1)) && japanese(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean japanese(char letter) {
        Character.UnicodeBlock block = Character.UnicodeBlock.of(letter);
        return block == Character.UnicodeBlock.HIRAGANA
                || block == Character.UnicodeBlock.KATAKANA
                || block == Character.UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS;
    }
}
