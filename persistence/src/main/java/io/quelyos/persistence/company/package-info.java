/** Companies whose people buy together. */
@NullMarked
package io.quelyos.persistence.company;

import org.jspecify.annotations.NullMarked;
