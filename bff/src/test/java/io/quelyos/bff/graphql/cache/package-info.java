/** Tests of kept answers, through HTTP, on a server that keeps them. */
@NullMarked
package io.quelyos.bff.graphql.cache;

import org.jspecify.annotations.NullMarked;
