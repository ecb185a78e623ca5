/** Tests of this module over real servers. What they share is here; each room's facts are in its own package. */
@NullMarked
package io.quelyos.auth;

import org.jspecify.annotations.NullMarked;
