/**
 * The one schema with its guards, and the part of it that each audience sees. Everything that a directive of the schema
 * promises about fields is read here once, at the start.
 */
@NullMarked
package io.quelyos.bff.graphql.schema;

import org.jspecify.annotations.NullMarked;
