package org.assetkiln.model.token;

/**
 * One token of a text.
 *
 * @param id its number in the vocabulary
 * @param start where the text that it stands for begins, as an index into the string
 * @param end index after its last character; a character of several bytes may belong to several tokens
 */
public record Token(int id, int start, int end) {}
