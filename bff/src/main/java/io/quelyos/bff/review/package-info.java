/** What buyers say about products: read in the shop, moderated in the backoffice. */
@NullMarked
package io.quelyos.bff.review;

import org.jspecify.annotations.NullMarked;
