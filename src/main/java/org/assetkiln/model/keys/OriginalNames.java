package org.assetkiln.model.keys;

import java.util.ArrayList;
import java.util.List;

/** What the weights are called in one file with the names of the original code, by every program that writes such files. */
public final class OriginalNames {
    /** What a UNet's names begin with. */
    public static final String UNET = "model.diffusion_model.";
    /** What an autoencoder's names begin with. */
    public static final String VAE = "first_stage_model.";
    /** What the names of Stable Diffusion 1's text encoder begin with. */
    public static final String CLIP = "cond_stage_model.transformer.";
    /** What the names of Stable Diffusion 2's text encoder begin with. */
    public static final String OPEN_CLIP = "cond_stage_model.model.";

    private static final String AVERAGED = "model_ema.";

    private OriginalNames() {}

    /** A UNet's names: the trained weights, or where there are none, their average over the training. */
    public static Names unet(LdmUNetNames original) {
        return name -> {
            String key = UNET + original.key(name);
            return List.of(Place.of(key), Place.of(averaged(key)));
        };
    }

    /** The name of a weight's average: dots were not allowed there. */
    public static String averaged(String key) {
        return AVERAGED + key.substring("model.".length()).replace(".", "");
    }

    /** An autoencoder's names, in a whole model or in a file of its own, of the original code or of diffusers. */
    public static Names vae(LdmVaeNames original) {
        return name -> {
            List<Place> places = new ArrayList<>();
            for (Place place : original.places(name)) {
                places.add(place.under(VAE));
                places.add(place);
            }
            places.addAll(TransformersNames.vae(name));
            return places;
        };
    }

    /** Whether a tensor must be an autoencoder's. */
    public static boolean ofVae(String key) {
        String bare = key.startsWith(VAE) ? key.substring(VAE.length()) : key;
        return bare.matches("(encoder|decoder|quant_conv|post_quant_conv)\\..*");
    }

    /** A text encoder's names. */
    public static List<Place> text(String name) {
        List<Place> places = new ArrayList<>();
        TransformersNames.text(name).forEach(place -> places.add(place.under(CLIP)));
        OpenClipNames.places(name).forEach(place -> places.add(place.under(OPEN_CLIP)));
        return places;
    }

    /** Whether a tensor must be the text encoder's; OpenCLIP's last layer and CLIP's picture side may be there, unused. */
    public static boolean ofText(String key) {
        return key.startsWith(CLIP + "text_model.encoder.layers.") || key.startsWith(CLIP + "encoder.layers.");
    }
}
