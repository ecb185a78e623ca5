package io.quelyos.bff.upload;

import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Tells who sends a request that is not GraphQL, by the same rules. */
public interface RequestContextSource {
    /**
     * Makes the context of a request out of its host, its headers and its credential.
     *
     * @throws ApiException when the credential or the tenant is refused
     */
    RequestContext of(HttpServletRequest request, HttpServletResponse response);
}
