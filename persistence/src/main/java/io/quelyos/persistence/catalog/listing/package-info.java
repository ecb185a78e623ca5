/**
 * Lists of products: which, in which order, from which place on. The one statement of the catalogue that is put together
 * from parts is made here, of fixed texts and bound values only.
 */
@NullMarked
package io.quelyos.persistence.catalog.listing;

import org.jspecify.annotations.NullMarked;
