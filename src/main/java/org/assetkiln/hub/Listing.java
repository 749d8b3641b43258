package org.assetkiln.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a repository holds at one commit. Files without size and checksum are left out: they could not be checked.
 *
 * @param repository what was asked for
 * @param commit 40 hexadecimal digits
 * @param gated whether its owner asks for terms to be accepted
 * @param files all of them, in the repository's order
 */
public record Listing(Repository repository, String commit, boolean gated, List<HubFile> files) {
    public Listing {
        files = List.copyOf(files);
    }

    /** From the answer of {@code /api/models/…?blobs=true}. */
    static Listing read(Repository repository, JsonNode json) throws HubException {
        String commit = json.path("sha").asText();
        if (!commit.matches("[0-9a-f]{40}") || !json.path("siblings").isArray()) {
            throw new HubException(
                    HubException.Reason.WRONG_ANSWER,
                    "The server's answer about " + repository + " is no listing of a repository: check HF_ENDPOINT.");
        }
        List<HubFile> files = new ArrayList<>();
        for (JsonNode sibling : json.path("siblings")) {
            file(sibling).ifPresent(files::add);
        }
        JsonNode gated = json.path("gated");
        return new Listing(repository, commit, gated.isTextual() || gated.asBoolean(), files);
    }

    private static Optional<HubFile> file(JsonNode node) {
        String path = node.path("rfilename").asText();
        JsonNode large = node.path("lfs");
        boolean isLarge = large.isObject();
        JsonNode size = isLarge && large.has("size") ? large.path("size") : node.path("size");
        String checksum =
                isLarge ? large.path("sha256").asText() : node.path("blobId").asText();
        try {
            var kind = isLarge ? HubFile.Checksum.SHA256 : HubFile.Checksum.GIT_BLOB;
            return Optional.of(new HubFile(path, size.asLong(-1), kind, checksum));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Optional<HubFile> find(String path) {
        return files.stream().filter(f -> f.path().equals(path)).findFirst();
    }
}
