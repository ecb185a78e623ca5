/** Tests of the way from the cart to the order. */
@NullMarked
package io.quelyos.bff.checkout;

import org.jspecify.annotations.NullMarked;
