/** Where a tenant delivers and for how much, and the points where buyers fetch their goods. */
@NullMarked
package io.quelyos.persistence.delivery;

import org.jspecify.annotations.NullMarked;
