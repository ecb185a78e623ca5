/** Events that are to be told to clients, until they are in Redis. */
@NullMarked
package io.quelyos.persistence.live;

import org.jspecify.annotations.NullMarked;
