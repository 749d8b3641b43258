package org.assetkiln.tensor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The smallest archive that libtorch's TorchScript loader takes: one class without attributes. */
final class TorchScriptArchive {
    /** Pickled "an object of class __torch__.M with an empty state", protocol 2. */
    private static final byte[] MODULE = bytes("\u0080\u0002c__torch__\nM\n)\u0081}b.");
    /** Pickled empty tuple. */
    private static final byte[] NO_CONSTANTS = bytes("\u0080\u0002).");
    /** The newest format that libtorch 2.7 reads; older numbers would rewrite operators. */
    private static final byte[] VERSION = bytes("10\n");

    private TorchScriptArchive() {}

    /**
     * @param methods TorchScript methods, each {@code def name(self: __torch__.M, ...)}, indented by two blanks
     * @return a zip that {@link ai.djl.pytorch.jni.TorchScriptBridge#load} takes
     */
    static byte[] of(String methods) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            put(zip, "m/data.pkl", MODULE);
            put(zip, "m/constants.pkl", NO_CONSTANTS);
            put(zip, "m/version", VERSION);
            put(
                    zip,
                    "m/code/__torch__.py",
                    ("class M(Module):\n  __parameters__ = []\n  __buffers__ = []\n" + methods)
                            .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("A zip in memory cannot fail", e);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
}
