package org.assetkiln.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the models in a repository. Only safetensors, JSON and text files of known names are ever chosen, so that a
 * hostile name cannot lead anywhere and pickled weights are not fetched at all. The safety checker is left out: nothing
 * here uses it and it is larger than the rest together with half precision.
 */
final class Offers {
    private static final List<String> PARTS = List.of("unet", "vae", "text_encoder");
    private static final String SHARD = "-\\d{5}-of-\\d{5}";
    private static final Pattern SINGLE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._()+-]*\\.safetensors");
    private static final Pattern SETTINGS = Pattern.compile(
            "(unet|vae|text_encoder)/config\\.json|scheduler/scheduler_config\\.json|tokenizer/[a-z_]+\\.(json|txt)");

    private Offers() {}

    /**
     * The models of a repository, the one in full precision first.
     *
     * @throws HubException with one sentence when there is none that can be used
     */
    static List<Offer> of(Listing listing) throws HubException {
        List<Offer> offers = new ArrayList<>();
        if (listing.find("model_index.json").isPresent()) {
            parts(listing, "").ifPresent(weights -> offers.add(folder(listing, "Full precision", "", weights)));
            parts(listing, ".fp16")
                    .filter(weights -> weights.stream().anyMatch(f -> f.name().contains(".fp16")))
                    .ifPresent(weights -> offers.add(folder(listing, "Half precision", Offer.HALF, weights)));
        }
        listing.files().stream()
                .filter(file -> SINGLE.matcher(file.path()).matches())
                .map(file -> new Offer(file.path(), listing.repository().folderName() + "-single", true, List.of(file)))
                .forEach(offers::add);
        if (offers.isEmpty()) {
            throw new HubException(HubException.Reason.NO_MODEL, nothing(listing));
        }
        return List.copyOf(offers);
    }

    /** The index comes last, so that what was fetched in part does not look like a model. */
    private static Offer folder(Listing listing, String title, String suffix, List<HubFile> weights) {
        var settings =
                listing.files().stream().filter(f -> SETTINGS.matcher(f.path()).matches());
        var index = listing.find("model_index.json").stream();
        var files = Stream.of(settings, weights.stream(), index)
                .flatMap(part -> part)
                .distinct()
                .toList();
        return new Offer(title, listing.repository().folderName() + suffix, false, files);
    }

    /** Weights for each part; a part that lacks the variant is taken in the other precision. */
    private static Optional<List<HubFile>> parts(Listing listing, String variant) {
        List<HubFile> all = new ArrayList<>();
        for (String part : PARTS) {
            List<HubFile> weights = weights(listing, part, variant);
            if (weights.isEmpty()) {
                weights = weights(listing, part, variant.isEmpty() ? ".fp16" : "");
            }
            if (weights.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(weights);
        }
        return Optional.of(all);
    }

    /** One file, or shards with their index; both spellings of a sharded variant. */
    private static List<HubFile> weights(Listing listing, String part, String variant) {
        String stem = part + "/" + (part.equals("text_encoder") ? "model" : "diffusion_pytorch_model");
        Optional<HubFile> whole = listing.find(stem + variant + ".safetensors");
        if (whole.isPresent()) {
            return List.of(whole.get());
        }
        String v = Pattern.quote(variant);
        Pattern shards = Pattern.compile(stem + "(" + v + SHARD + "|" + SHARD + v + ")\\.safetensors");
        Pattern index = Pattern.compile(stem + "(\\.safetensors\\.index" + v + "|" + v + "\\.safetensors\\.index|"
                + "\\.safetensors" + v + "\\.index)\\.json");
        var found = listing.files().stream()
                .filter(f -> shards.matcher(f.path()).matches())
                .toList();
        var indexes =
                listing.files().stream().filter(f -> index.matcher(f.path()).matches());
        return found.isEmpty()
                ? List.of()
                : Stream.concat(indexes, found.stream()).toList();
    }

    private static String nothing(Listing listing) {
        boolean pickled = listing.files().stream().anyMatch(f -> f.path().matches("(?i).*\\.(bin|ckpt|pt|pth)"));
        return pickled
                ? listing.repository()
                        + " offers its weights only as pickled files, which can run code when they are read:"
                        + " look for a repository with .safetensors files."
                : listing.repository()
                        + " holds no Stable Diffusion model: there is neither a model_index.json with all"
                        + " its parts nor a .safetensors file.";
    }
}
