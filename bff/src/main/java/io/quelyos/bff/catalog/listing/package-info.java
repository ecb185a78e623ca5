/** Pages of products: cursors, orders and limits that all surfaces share. Which products a surface may list is its own matter. */
@NullMarked
package io.quelyos.bff.catalog.listing;

import org.jspecify.annotations.NullMarked;
