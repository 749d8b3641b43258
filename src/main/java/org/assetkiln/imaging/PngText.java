package org.assetkiln.imaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Text chunks as ImageIO's native PNG metadata shows them. */
final class PngText {
    private static final String FORMAT = "javax_imageio_png_1.0";

    private PngText() {}

    static void add(IIOMetadata metadata, Map<String, String> text) throws IOException {
        if (text.isEmpty()) {
            return;
        }
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        IIOMetadataNode latin = new IIOMetadataNode("tEXt");
        IIOMetadataNode unicode = new IIOMetadataNode("iTXt");
        text.forEach((keyword, value) -> {
            checkKeyword(keyword);
            if (isLatin1(value)) {
                latin.appendChild(latinEntry(keyword, value));
            } else {
                unicode.appendChild(unicodeEntry(keyword, value));
            }
        });
        if (latin.hasChildNodes()) {
            root.appendChild(latin);
        }
        if (unicode.hasChildNodes()) {
            root.appendChild(unicode);
        }
        metadata.mergeTree(FORMAT, root);
    }

    static Map<String, String> read(IIOMetadata metadata) {
        Map<String, String> text = new LinkedHashMap<>();
        Element root = (Element) metadata.getAsTree(FORMAT);
        collect(root.getElementsByTagName("tEXtEntry"), "value", text);
        collect(root.getElementsByTagName("zTXtEntry"), "text", text);
        collect(root.getElementsByTagName("iTXtEntry"), "text", text);
        return text;
    }

    private static void collect(NodeList entries, String attribute, Map<String, String> text) {
        for (int i = 0; i < entries.getLength(); i++) {
            Element entry = (Element) entries.item(i);
            text.put(entry.getAttribute("keyword"), entry.getAttribute(attribute));
        }
    }

    private static IIOMetadataNode latinEntry(String keyword, String value) {
        IIOMetadataNode entry = new IIOMetadataNode("tEXtEntry");
        entry.setAttribute("keyword", keyword);
        entry.setAttribute("value", value);
        return entry;
    }

    private static IIOMetadataNode unicodeEntry(String keyword, String value) {
        IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
        entry.setAttribute("keyword", keyword);
        entry.setAttribute("compressionFlag", "FALSE");
        entry.setAttribute("compressionMethod", "0");
        entry.setAttribute("languageTag", "");
        entry.setAttribute("translatedKeyword", "");
        entry.setAttribute("text", value);
        return entry;
    }

    private static void checkKeyword(String keyword) {
        if (keyword.isBlank() || keyword.length() > 79 || !isLatin1(keyword)) {
            throw new IllegalArgumentException("The PNG keyword '" + keyword + "' must be 1 to 79 Latin-1 characters.");
        }
    }

    private static boolean isLatin1(String text) {
        return StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
    }
}
