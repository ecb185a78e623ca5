/** Zones, rates and pickup points, as staff make them and as addresses find them. */
@NullMarked
package io.quelyos.bff.delivery;

import org.jspecify.annotations.NullMarked;
