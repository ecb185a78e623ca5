/**
 * Carts: what guests and customers gather, kept in PostgreSQL. Changes of one owner's cart take turns, so that nothing is
 * lost between two tabs; all prices are reckoned when a cart is read.
 */
@NullMarked
package io.quelyos.bff.cart;

import org.jspecify.annotations.NullMarked;
