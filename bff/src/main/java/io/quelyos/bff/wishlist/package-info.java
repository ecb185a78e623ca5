/** What customers wish for: lists of products and articles, which others may read by a link. */
@NullMarked
package io.quelyos.bff.wishlist;

import org.jspecify.annotations.NullMarked;
