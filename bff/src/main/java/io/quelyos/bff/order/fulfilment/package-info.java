/** Goods on their way: sending orders' pieces in one parcel or several, following parcels, and their arrival. */
@NullMarked
package io.quelyos.bff.order.fulfilment;

import org.jspecify.annotations.NullMarked;
