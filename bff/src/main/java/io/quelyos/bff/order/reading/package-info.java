/** Orders and their parts as both surfaces read them; which of them a surface may read is its own matter. */
@NullMarked
package io.quelyos.bff.order.reading;

import org.jspecify.annotations.NullMarked;
