/** Captions in the forms that trainers read: taken out of a project and brought into it. */
@NullMarked
package org.assetkiln.project.exchange;

import org.jspecify.annotations.NullMarked;
