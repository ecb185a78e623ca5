/** Tells those who follow orders what happens to them. */
@NullMarked
package io.quelyos.bff.order.live;

import org.jspecify.annotations.NullMarked;
