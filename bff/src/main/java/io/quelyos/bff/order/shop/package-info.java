/** Orders as their buyers see them, and what buyers do with them. */
@NullMarked
package io.quelyos.bff.order.shop;

import org.jspecify.annotations.NullMarked;
