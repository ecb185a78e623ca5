/** What staff write of the catalogue beside whole products: categories, stock, images, articles, what goes with what. */
@NullMarked
package io.quelyos.persistence.catalog.edit;

import org.jspecify.annotations.NullMarked;
