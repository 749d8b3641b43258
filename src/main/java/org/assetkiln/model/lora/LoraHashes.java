package org.assetkiln.model.lora;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * What other programs know a LoRA file by; both are of its content and stay when its name or its free text changes.
 *
 * @param content SHA-256 of everything after the header, 64 hexadecimal digits: kohya's {@code sshs_model_hash}
 * @param legacy the first 8 digits of the SHA-256 of the 64 KiB after the first MiB: {@code sshs_legacy_hash}
 */
public record LoraHashes(String content, String legacy) {
    private static final int SHORT = 12;
    private static final int LEGACY = 8;
    private static final int LEGACY_BEGIN = 0x100000;
    private static final int LEGACY_LENGTH = 0x10000;

    /** Reads a safetensors file. */
    public static LoraHashes of(Path file) throws IOException {
        return new LoraHashes(content(file), legacyOf(file));
    }

    /** The first 8 digits of the SHA-256 of the 64 KiB after the first MiB, by which A1111 once knew whole models too. */
    public static String legacyOf(Path file) throws IOException {
        return legacy(file).substring(0, LEGACY);
    }

    /** What A1111 and Forge write beside a picture and search by on Civitai: 12 digits. */
    public String shortHash() {
        return content.substring(0, SHORT);
    }

    /** The entries of a file's free text. */
    Map<String, String> metadata() {
        return Map.of("sshs_model_hash", content, "sshs_legacy_hash", legacy, "modelspec.hash_sha256", "0x" + content);
    }

    private static String content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            long header = ByteBuffer.wrap(in.readNBytes(Long.BYTES))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getLong();
            skip(in, header);
            MessageDigest digest = sha256();
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    /** A shorter file has nothing there, and the hash is that of nothing. */
    private static String legacy(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] part = new byte[0];
            if (Files.size(file) > LEGACY_BEGIN) {
                skip(in, LEGACY_BEGIN);
                part = in.readNBytes(LEGACY_LENGTH);
            }
            return HexFormat.of().formatHex(sha256().digest(part));
        }
    }

    private static void skip(InputStream in, long count) throws IOException {
        try {
            in.skipNBytes(count);
        } catch (EOFException e) {
            throw new IOException("The file became shorter while it was read; write it again.", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
