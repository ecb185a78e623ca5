/** Carts through HTTP, from the first line of a guest to the merge with a customer's. */
@NullMarked
package io.quelyos.bff.cart;

import org.jspecify.annotations.NullMarked;
