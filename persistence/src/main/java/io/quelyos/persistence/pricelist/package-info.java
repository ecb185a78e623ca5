/** Prices that were agreed with companies and with groups of customers. */
@NullMarked
package io.quelyos.persistence.pricelist;

import org.jspecify.annotations.NullMarked;
