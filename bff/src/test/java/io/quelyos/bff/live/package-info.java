/** Clients are told what happens: each what is theirs, everything once and in order, and nobody for longer than they may be. */
@NullMarked
package io.quelyos.bff.live;

import org.jspecify.annotations.NullMarked;
