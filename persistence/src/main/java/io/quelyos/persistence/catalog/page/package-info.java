/** What a product's page tells beside the product itself, each kind of row for many products in one statement. */
@NullMarked
package io.quelyos.persistence.catalog.page;

import org.jspecify.annotations.NullMarked;
