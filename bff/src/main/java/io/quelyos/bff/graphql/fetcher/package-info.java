/** How the values of fields are had: from the object itself, or by the method that answers the field. */
@NullMarked
package io.quelyos.bff.graphql.fetcher;

import org.jspecify.annotations.NullMarked;
