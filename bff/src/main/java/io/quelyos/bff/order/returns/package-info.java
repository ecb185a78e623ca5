/** Goods that come back: asked for by buyers, decided and received by staff. */
@NullMarked
package io.quelyos.bff.order.returns;

import org.jspecify.annotations.NullMarked;
