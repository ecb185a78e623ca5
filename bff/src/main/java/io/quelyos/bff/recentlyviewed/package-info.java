/** What buyers looked at last: noted for guests and customers, brought along at the sign-in, done without when Redis is away. */
@NullMarked
package io.quelyos.bff.recentlyviewed;

import org.jspecify.annotations.NullMarked;
