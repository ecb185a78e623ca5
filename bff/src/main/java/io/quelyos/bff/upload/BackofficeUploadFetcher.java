package io.quelyos.bff.upload;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.util.UriComponentsBuilder;

/** Files that staff announce. */
@DgsComponent
final class BackofficeUploadFetcher {

    private final UploadService uploads;

    BackofficeUploadFetcher(UploadService uploads) {
        this.uploads = uploads;
    }

    @DgsMutation(field = "backofficeUploadCreate")
    UploadCreatePayload backofficeUploadCreate(
        TenantContext context,
        @InputArgument("input") UploadCreatePayload.Input input,
        DataFetchingEnvironment environment
    ) {
        HttpServletRequest request = environment.getGraphQlContext().get(HttpServletRequest.class);
        return uploads.announce(context, input, originOf(request));
    }

    private static String originOf(HttpServletRequest request) {
        return UriComponentsBuilder.fromUri(new ServletServerHttpRequest(request).getURI())
            .replacePath("")
            .replaceQuery(null)
            .fragment(null)
            .build()
            .toUriString();
    }
}
