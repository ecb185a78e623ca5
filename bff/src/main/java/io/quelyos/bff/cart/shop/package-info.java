/** The shop's surface of carts. */
@NullMarked
package io.quelyos.bff.cart.shop;

import org.jspecify.annotations.NullMarked;
