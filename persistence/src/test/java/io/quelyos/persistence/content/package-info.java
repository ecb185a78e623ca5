/** Tests of how changes of what shops show are told. */
@NullMarked
package io.quelyos.persistence.content;

import org.jspecify.annotations.NullMarked;
