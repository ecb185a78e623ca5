/** Carts as buyers see them. */
@NullMarked
package io.quelyos.bff.cart.reading;

import org.jspecify.annotations.NullMarked;
