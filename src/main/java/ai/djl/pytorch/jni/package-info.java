/** Assetkiln's single class in DJL's package, where the natives are visible. */
@NullMarked
package ai.djl.pytorch.jni;

import org.jspecify.annotations.NullMarked;
