package org.assetkiln.hub;

/**
 * Something to fetch.
 *
 * @param repository whose page a user may have to visit
 * @param path below the endpoint, encoded
 * @param name for sentences
 */
record Resource(Repository repository, String path, String name) {}
