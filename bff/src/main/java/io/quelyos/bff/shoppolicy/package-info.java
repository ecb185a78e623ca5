/** How tenants sell: what is asked in many rooms of the shop and changed rarely. */
@NullMarked
package io.quelyos.bff.shoppolicy;

import org.jspecify.annotations.NullMarked;
