/** Orders as staff find and read them. */
@NullMarked
package io.quelyos.bff.order.backoffice;

import org.jspecify.annotations.NullMarked;
