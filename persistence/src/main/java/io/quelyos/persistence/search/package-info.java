/** Search in a tenant's catalogue: what the database's search functions answer, and the words that mean the same. */
@NullMarked
package io.quelyos.persistence.search;

import org.jspecify.annotations.NullMarked;
