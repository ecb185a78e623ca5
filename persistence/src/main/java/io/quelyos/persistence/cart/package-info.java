/** What buyers gather before they order. */
@NullMarked
package io.quelyos.persistence.cart;

import org.jspecify.annotations.NullMarked;
