/** Walks the running product from end to end, as the people of its story would. */
@NullMarked
package io.quelyos.bff.walk;

import org.jspecify.annotations.NullMarked;
