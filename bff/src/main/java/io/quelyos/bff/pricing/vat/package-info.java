/** Numbers under which businesses are registered for VAT: their forms and their check digits. */
@NullMarked
package io.quelyos.bff.pricing.vat;

import org.jspecify.annotations.NullMarked;
