/** Arithmetic on whole minor units that loses nothing: rounding half-even and sharing by largest remainder. */
@NullMarked
package io.quelyos.bff.pricing.money;

import org.jspecify.annotations.NullMarked;
