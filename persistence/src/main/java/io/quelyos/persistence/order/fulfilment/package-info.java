/** Parcels: what was sent of orders, and by whom. */
@NullMarked
package io.quelyos.persistence.order.fulfilment;

import org.jspecify.annotations.NullMarked;
