/** The two doors, tried from both sides. */
@NullMarked
package io.quelyos.persistence.tenant;

import org.jspecify.annotations.NullMarked;
