/** The documents, held against what they speak of. */
@NullMarked
package io.quelyos.bff.documentation;

import org.jspecify.annotations.NullMarked;
