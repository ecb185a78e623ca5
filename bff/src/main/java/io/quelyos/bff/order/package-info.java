/** Orders from their placing to their end: what may be done with them next, by whom, and what was done. */
@NullMarked
package io.quelyos.bff.order;

import org.jspecify.annotations.NullMarked;
