/** The value types of the schema that every surface shares: money, ids, pages, user errors. They know no feature. */
@NullMarked
package io.quelyos.bff.graphql.type;

import org.jspecify.annotations.NullMarked;
