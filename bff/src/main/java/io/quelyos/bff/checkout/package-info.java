/** The way from the cart to the order: who buys, where it goes, and pieces that are kept meanwhile. */
@NullMarked
package io.quelyos.bff.checkout;

import org.jspecify.annotations.NullMarked;
