/**
 * From an HTTP request to its context. The credential, the tenant and the web origin are judged here, once, before anything
 * else of the product sees the request.
 */
@NullMarked
package io.quelyos.auth.request;

import org.jspecify.annotations.NullMarked;
