/** How carts become orders, how orders get their numbers, and how those end that never get one. */
@NullMarked
package io.quelyos.bff.order.placing;

import org.jspecify.annotations.NullMarked;
