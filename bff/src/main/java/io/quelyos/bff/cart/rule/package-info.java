/** How many pieces of an article are sold at once. */
@NullMarked
package io.quelyos.bff.cart.rule;

import org.jspecify.annotations.NullMarked;
