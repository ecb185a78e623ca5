/** Tests of automatic persisted queries on a real Redis, and without one. */
@NullMarked
package io.quelyos.bff.graphql.document;

import org.jspecify.annotations.NullMarked;
