package org.assetkiln.model.keys;

import java.util.List;

/** Finds the weights of a network by the names of diffusers and transformers. */
@FunctionalInterface
public interface Names {
    /** Where the weight of this name may lie; a file is searched in this order. */
    List<Place> places(String name);
}
