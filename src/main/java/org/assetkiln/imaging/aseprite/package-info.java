/**
 * Aseprite's files ({@code .ase}, {@code .aseprite}), after the format that its authors publish with the program
 * (aseprite/aseprite, docs/ase-file-specs.md).
 */
@NullMarked
package org.assetkiln.imaging.aseprite;

import org.jspecify.annotations.NullMarked;
