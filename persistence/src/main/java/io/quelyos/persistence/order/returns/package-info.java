/** What buyers send back of their orders. */
@NullMarked
package io.quelyos.persistence.order.returns;

import org.jspecify.annotations.NullMarked;
