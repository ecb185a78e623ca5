package io.quelyos.bff.backup.download;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.PlatformContext;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.util.UriComponentsBuilder;

/** The operators' way to a backup's archive. */
@DgsComponent
final class SuperAdminBackupDownloadFetcher {

    private final BackupDownloads downloads;

    SuperAdminBackupDownloadFetcher(BackupDownloads downloads) {
        this.downloads = downloads;
    }

    @DgsMutation
    SuperAdminBackupDownloadPayload superAdminBackupDownload(
        PlatformContext context,
        @InputArgument String id,
        @InputArgument String reason,
        DataFetchingEnvironment environment
    ) {
        HttpServletRequest request = environment.getGraphQlContext().get(HttpServletRequest.class);
        return downloads.prepare(context, id, reason, originOf(request));
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
