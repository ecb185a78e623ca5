/** Groups of products that a tenant makes by a rule and by hand. */
@NullMarked
package io.quelyos.persistence.collection;

import org.jspecify.annotations.NullMarked;
