/**
 * What is taken back of orders: pieces that are not sent or come back, money that goes back. The ledger says what is owed;
 * the money itself is moved by {@code bff.payment}.
 */
@NullMarked
package io.quelyos.bff.order.credit;

import org.jspecify.annotations.NullMarked;
