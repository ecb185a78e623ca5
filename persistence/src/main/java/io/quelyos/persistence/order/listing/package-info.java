/** Lists of orders: conditions, orders and pages. */
@NullMarked
package io.quelyos.persistence.order.listing;

import org.jspecify.annotations.NullMarked;
