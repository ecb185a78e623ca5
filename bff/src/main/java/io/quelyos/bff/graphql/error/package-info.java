/** The error contract: every error that leaves the server passes here and has a code, a request id and a safe message. */
@NullMarked
package io.quelyos.bff.graphql.error;

import org.jspecify.annotations.NullMarked;
