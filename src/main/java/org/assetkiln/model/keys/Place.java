package org.assetkiln.model.keys;

/**
 * Where a weight lies: a tensor, or some of its rows.
 *
 * @param key the tensor's name
 * @param part which of its equal parts, counted from 0 along the first dimension
 * @param parts how many there are; 1 for the whole tensor
 * @param pointwise whether a matrix is stored as a convolution of 1x1
 */
public record Place(String key, int part, int parts, boolean pointwise) {
    /** A whole tensor. */
    public static Place of(String key) {
        return new Place(key, 0, 1, false);
    }

    /** The same place in a file where all names begin with something. */
    public Place under(String prefix) {
        return new Place(prefix + key, part, parts, pointwise);
    }
}
