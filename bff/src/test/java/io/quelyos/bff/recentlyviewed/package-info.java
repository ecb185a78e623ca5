/** What buyers looked at last, through HTTP and on real Redis. */
@NullMarked
package io.quelyos.bff.recentlyviewed;

import org.jspecify.annotations.NullMarked;
