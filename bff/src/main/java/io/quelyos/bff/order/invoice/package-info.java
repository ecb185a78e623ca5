/**
 * Invoices and credit notes: what they say is stored when they are issued and never changes; the paper is made of it whenever
 * somebody asks.
 */
@NullMarked
package io.quelyos.bff.order.invoice;

import org.jspecify.annotations.NullMarked;
