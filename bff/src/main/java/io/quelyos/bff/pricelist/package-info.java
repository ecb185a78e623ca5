/** Prices that were agreed with companies and with groups of customers, from numbers of pieces on. */
@NullMarked
package io.quelyos.bff.pricelist;

import org.jspecify.annotations.NullMarked;
