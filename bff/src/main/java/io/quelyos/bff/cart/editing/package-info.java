/** Changes of carts: what buyers may ask, and what they get of it. */
@NullMarked
package io.quelyos.bff.cart.editing;

import org.jspecify.annotations.NullMarked;
