package io.quelyos.bff.cart;

import io.quelyos.persistence.cart.ArticleRow;

/**
 * An article as it is now.
 *
 * @param priceMinor what a piece costs, in minor units of the request's currency
 */
record CartArticle(ArticleRow row, long priceMinor) {}
