/**
 * Where the text of a document comes from: the request itself, automatic persisted queries, or the trusted documents that
 * client applications were built with.
 */
@NullMarked
package io.quelyos.bff.graphql.document;

import org.jspecify.annotations.NullMarked;
