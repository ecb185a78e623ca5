/**
 * What belongs to products and categories, loaded for all of an answer's items at once. Rows are the same for every
 * surface; what a surface shows of them is decided by its own fetchers.
 */
@NullMarked
package io.quelyos.bff.catalog.loader;

import org.jspecify.annotations.NullMarked;
