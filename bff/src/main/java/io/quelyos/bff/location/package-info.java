/** The places where a tenant keeps stock, as staff keep them in order. */
@NullMarked
package io.quelyos.bff.location;

import org.jspecify.annotations.NullMarked;
