/** What staff decide of the market: languages and currencies on offer, translations, prices in other currencies. */
@NullMarked
package io.quelyos.bff.market.backoffice;

import org.jspecify.annotations.NullMarked;
