package org.assetkiln.model.token;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.assetkiln.model.ModelFormatException;

/** CLIP's tokenizer in the format of Hugging Face's tokenizers library, as transformers converts it. */
final class TokenizerJson {
    /** What counts as one word before byte pairs are joined; each digit is one. */
    static final String WORD = "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TokenizerJson() {}

    /** The whole {@code tokenizer.json}; start, end and padding are added by the caller. */
    static String of(Vocabulary vocabulary) throws ModelFormatException {
        ObjectNode root = JSON.objectNode().put("version", "1.0");
        root.putNull("truncation").putNull("padding");
        root.set("added_tokens", addedTokens(vocabulary));
        root.set("normalizer", normalizer());
        root.set("pre_tokenizer", preTokenizer());
        root.putNull("post_processor").putNull("decoder");
        root.set("model", model(vocabulary));
        return root.toString();
    }

    /** Special tokens are recognised in a text; Stable Diffusion 2 pads with "!", which makes that one of them. */
    private static ArrayNode addedTokens(Vocabulary vocabulary) throws ModelFormatException {
        Set<String> tokens = new LinkedHashSet<>(List.of(
                vocabulary.special("bos_token", Vocabulary.START),
                vocabulary.special("eos_token", Vocabulary.END),
                vocabulary.special("pad_token", Vocabulary.END)));
        ArrayNode added = JSON.arrayNode();
        for (String token : tokens) {
            added.addObject()
                    .put("id", vocabulary.id(token))
                    .put("content", token)
                    .put("single_word", false)
                    .put("lstrip", false)
                    .put("rstrip", false)
                    .put("normalized", false)
                    .put("special", true);
        }
        return added;
    }

    private static ObjectNode normalizer() {
        ObjectNode normalizer = JSON.objectNode().put("type", "Sequence");
        ArrayNode parts = normalizer.putArray("normalizers");
        parts.addObject().put("type", "NFC");
        ObjectNode spaces = parts.addObject().put("type", "Replace").put("content", " ");
        spaces.putObject("pattern").put("Regex", "\\s+");
        parts.addObject().put("type", "Lowercase");
        return normalizer;
    }

    private static ObjectNode preTokenizer() {
        ObjectNode tokenizer = JSON.objectNode().put("type", "Sequence");
        ArrayNode parts = tokenizer.putArray("pretokenizers");
        ObjectNode split = parts.addObject()
                .put("type", "Split")
                .put("behavior", "Removed")
                .put("invert", true);
        split.putObject("pattern").put("Regex", WORD);
        parts.addObject()
                .put("type", "ByteLevel")
                .put("add_prefix_space", false)
                .put("trim_offsets", true)
                .put("use_regex", true);
        return tokenizer;
    }

    private static ObjectNode model(Vocabulary vocabulary) throws ModelFormatException {
        String unknown = vocabulary.special("unk_token", Vocabulary.END);
        vocabulary.id(unknown); // must be there, or a text with an unknown symbol would fail
        ObjectNode model = JSON.objectNode()
                .put("type", "BPE")
                .put("unk_token", unknown)
                .put("continuing_subword_prefix", "")
                .put("end_of_word_suffix", ByteSymbols.WORD_END)
                .put("fuse_unk", false);
        model.putNull("dropout");
        model.set("vocab", vocabulary.ids());
        vocabulary.merges().forEach(model.putArray("merges")::add);
        return model;
    }
}
