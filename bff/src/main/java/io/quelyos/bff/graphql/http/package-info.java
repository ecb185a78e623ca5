/**
 * GraphQL over HTTP as the contract says: methods, media types, status codes, caching headers. Every answer that leaves
 * here is a GraphQL answer, whatever went wrong.
 */
@NullMarked
package io.quelyos.bff.graphql.http;

import org.jspecify.annotations.NullMarked;
