/** What customers wish for, in lists of their own. */
@NullMarked
package io.quelyos.persistence.wishlist;

import org.jspecify.annotations.NullMarked;
