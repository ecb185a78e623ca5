package io.quelyos.bff.upload;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.Audience;
import io.quelyos.auth.context.Permission;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.request.OriginPolicy;
import io.quelyos.bff.graphql.error.ErrorContract;
import io.quelyos.bff.graphql.http.OperationGuard;
import io.quelyos.bff.graphql.http.RequestGate;
import io.quelyos.bff.graphql.http.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Takes the content of announced files. Refusals have the form of GraphQL's errors, with the status of HTTP. */
@RestController
final class UploadController {

    static final String PATH = "/api/uploads/";
    private static final int PAYLOAD_TOO_LARGE = 413;

    private final UploadService uploads;
    private final RequestGate gate;
    private final OriginPolicy origins;
    private final OperationGuard guard;
    private final UploadSettings settings;

    UploadController(
        UploadService uploads,
        RequestGate gate,
        OriginPolicy origins,
        OperationGuard guard,
        UploadSettings settings
    ) {
        this.uploads = uploads;
        this.gate = gate;
        this.origins = origins;
        this.guard = guard;
        this.settings = settings;
    }

    /** Answers a browser that asks before it sends. */
    @RequestMapping(path = PATH + "{uploadId}", method = RequestMethod.OPTIONS)
    void options(HttpServletRequest request, HttpServletResponse response) {
        origins.preflight(request).writeTo(response);
        response.setHeader("Allow", "PUT, OPTIONS");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    @PutMapping(PATH + "{uploadId}")
    ResponseEntity<Map<String, Object>> put(
        @PathVariable("uploadId") String uploadId,
        HttpServletRequest request,
        HttpServletResponse response
    ) throws IOException {
        String requestId = RequestId.of(request, response);
        try {
            RequestContext context = gate.open(request, response);
            guard.check(context, request);
            requireImporter(context, request);
            guard.admit(context, request, settings.cost());
            uploads.receive(
                context.requireTenant(),
                uploadId,
                request.getInputStream(),
                request.getContentLengthLong()
            );
            return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
        } catch (ApiException refusal) {
            if (refusal.data().get("retryAfterSeconds") instanceof Number seconds) {
                response.setHeader("Retry-After", seconds.toString());
            }
            int status =
                refusal.code() == ApiErrorCode.LIMIT_EXCEEDED ? PAYLOAD_TOO_LARGE : refusal.code().httpStatus();
            return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("errors", ErrorContract.write(List.of(ErrorContract.of(refusal)), requestId)));
        }
    }

    private void requireImporter(RequestContext context, HttpServletRequest request) {
        try {
            requireImporter(context);
        } catch (ApiException refusal) {
            guard.countInvalid(context, request);
            throw refusal;
        }
    }

    private static void requireImporter(RequestContext context) {
        if (context.audience() != Audience.STAFF && context.audience() != Audience.PARTNER) {
            throw new ApiException(ApiErrorCode.UNAUTHENTICATED, "Sign in to the backoffice to send files.");
        }
        if (!context.isAllowed(Permission.CATALOG_IMPORT)) {
            throw new ApiException(ApiErrorCode.FORBIDDEN, "You may not import products.");
        }
    }
}
