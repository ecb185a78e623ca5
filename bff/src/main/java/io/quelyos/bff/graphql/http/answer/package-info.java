/** What answers look like on their way out: media types, bodies, status codes, and what caches are told. */
@NullMarked
package io.quelyos.bff.graphql.http.answer;

import org.jspecify.annotations.NullMarked;
