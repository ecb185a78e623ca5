/** Pieces that are kept for buyers: never more than there are, and free again when nobody needs them. */
@NullMarked
package io.quelyos.bff.checkout.stock;

import org.jspecify.annotations.NullMarked;
