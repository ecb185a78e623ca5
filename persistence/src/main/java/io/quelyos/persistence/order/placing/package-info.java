/** The making of orders: a copy of the cart, a number, and what is counted with it. */
@NullMarked
package io.quelyos.persistence.order.placing;

import org.jspecify.annotations.NullMarked;
