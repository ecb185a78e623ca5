/** How customers are taxed: the numbers under which they are registered for VAT, and who owes no tax at all. */
@NullMarked
package io.quelyos.bff.tax.customer;

import org.jspecify.annotations.NullMarked;
