/** Invoices and credit notes, as they were issued. */
@NullMarked
package io.quelyos.persistence.order.invoice;

import org.jspecify.annotations.NullMarked;
