/**
 * Search: from the words that somebody types to the products that answer them. Words are made comparable here and matched in
 * the database; mistyped ones are put right, and words that mean the same to a tenant's buyers find the same.
 */
@NullMarked
package io.quelyos.bff.search;

import org.jspecify.annotations.NullMarked;
