/** What buyers say about products. */
@NullMarked
package io.quelyos.persistence.review;

import org.jspecify.annotations.NullMarked;
