package io.quelyos.bff.backup.download;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.Permission;
import io.quelyos.auth.context.PlatformContext;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.request.OriginPolicy;
import io.quelyos.bff.graphql.error.ErrorContract;
import io.quelyos.bff.graphql.http.OperationGuard;
import io.quelyos.bff.graphql.http.RequestGate;
import io.quelyos.bff.graphql.http.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sends archives to the operators whom their addresses were made for. It is opened while it is sent, so a damaged one ends
 * before its told length. Refusals have the form of GraphQL's errors, with the status of HTTP.
 */
@RestController
final class BackupDownloadController {

    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");
    private static final int COST = 1000;

    private final BackupDownloads downloads;
    private final RequestGate gate;
    private final OriginPolicy origins;
    private final OperationGuard guard;

    BackupDownloadController(BackupDownloads downloads, RequestGate gate, OriginPolicy origins, OperationGuard guard) {
        this.downloads = downloads;
        this.gate = gate;
        this.origins = origins;
        this.guard = guard;
    }

    /** Answers a browser that asks before it fetches. */
    @RequestMapping(path = BackupDownloads.PATH + "{backupId}", method = RequestMethod.OPTIONS)
    void options(HttpServletRequest request, HttpServletResponse response) {
        origins.preflight(request).writeTo(response);
        response.setHeader("Allow", "GET, OPTIONS");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    @GetMapping(BackupDownloads.PATH + "{backupId}")
    ResponseEntity<?> get(
        @PathVariable("backupId") String backupId,
        @RequestParam(name = "expires", defaultValue = "0") long expires,
        @RequestParam(name = "signature", defaultValue = "") String signature,
        HttpServletRequest request,
        HttpServletResponse response
    ) {
        String requestId = RequestId.of(request, response);
        try {
            RequestContext context = gate.open(request, response);
            guard.check(context, request);
            PlatformContext operator = operatorOf(context, request);
            guard.admit(context, request, COST);
            BackupDownloads.Download download = downloads.open(operator, backupId, expires, signature);
            return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(ZIP)
                .contentLength(download.content().size())
                .header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment().filename(download.fileName()).build().toString()
                )
                .header("X-Content-Type-Options", "nosniff")
                .body(new InputStreamResource(Channels.newInputStream(download.content())));
        } catch (ApiException refusal) {
            return ResponseEntity.status(refusal.code().httpStatus())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("errors", ErrorContract.write(List.of(ErrorContract.of(refusal)), requestId)));
        }
    }

    private PlatformContext operatorOf(RequestContext context, HttpServletRequest request) {
        if (context instanceof PlatformContext operator) {
            if (operator.isAllowed(Permission.BACKUP_DOWNLOAD)) {
                return operator;
            }
            guard.countInvalid(context, request);
            throw new ApiException(ApiErrorCode.FORBIDDEN, "You may not download backups.");
        }
        guard.countInvalid(context, request);
        throw new ApiException(ApiErrorCode.UNAUTHENTICATED, "Sign in as an operator to download backups.");
    }
}
