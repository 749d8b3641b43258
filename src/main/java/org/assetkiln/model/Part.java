package org.assetkiln.model;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.assetkiln.model.keys.Names;

/**
 * Where the weights of one network are.
 *
 * @param files the files that hold them together
 * @param names what they are called there
 * @param own whether a tensor of this name must be one of the network's
 * @param remedy what to do when they do not fit, a sentence
 */
public record Part(List<Path> files, Names names, Predicate<String> own, String remedy) {}
