/** What buyers and visitors see of the market: content in their language, prices in their currency, what else there is. */
@NullMarked
package io.quelyos.bff.market.shop;

import org.jspecify.annotations.NullMarked;
