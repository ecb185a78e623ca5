/** The files that a tenant shows to the world. Files for other purposes are never read here. */
@NullMarked
package io.quelyos.persistence.media;

import org.jspecify.annotations.NullMarked;
