/** How tenants sell. A tenant that never chose has no row and sells by the defaults. */
@NullMarked
package io.quelyos.persistence.shoppolicy;

import org.jspecify.annotations.NullMarked;
