/** Tests of imports of products against the running server. */
@NullMarked
package io.quelyos.bff.productimport;

import org.jspecify.annotations.NullMarked;
