/** What an instance keeps in its own memory. */
@NullMarked
package io.quelyos.auth.cache;

import org.jspecify.annotations.NullMarked;
