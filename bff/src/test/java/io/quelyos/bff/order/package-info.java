/** Orders from their placing to their end. */
@NullMarked
package io.quelyos.bff.order;

import org.jspecify.annotations.NullMarked;
