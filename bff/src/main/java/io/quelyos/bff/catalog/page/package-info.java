/** What pages of products and categories tell beside the catalogue itself: stock as the tenant shows it, unit prices, bundles,
 * related products, the way from the top, data for search engines. */
@NullMarked
package io.quelyos.bff.catalog.page;

import org.jspecify.annotations.NullMarked;
