/** The explorer's door, open, gated and shut. */
@NullMarked
package io.quelyos.bff.explorer;

import org.jspecify.annotations.NullMarked;
