/** Pieces of orders' lines: which are meant, and what they are worth to the cent. */
@NullMarked
package io.quelyos.bff.order.line;

import org.jspecify.annotations.NullMarked;
