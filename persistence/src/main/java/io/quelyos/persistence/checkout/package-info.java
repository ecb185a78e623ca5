/** Buyers on the way from the cart to the order, and the pieces that are kept for them. */
@NullMarked
package io.quelyos.persistence.checkout;

import org.jspecify.annotations.NullMarked;
