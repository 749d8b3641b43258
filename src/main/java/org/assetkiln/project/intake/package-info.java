/** What comes into a project: folders, files, archives and pasted pictures; and what leaves it for the trash. */
@NullMarked
package org.assetkiln.project.intake;

import org.jspecify.annotations.NullMarked;
