package io.quelyos.bff.account.privacy;

import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.error.ErrorContract;
import io.quelyos.bff.graphql.http.OperationGuard;
import io.quelyos.bff.graphql.http.RequestGate;
import io.quelyos.bff.graphql.http.RequestId;
import io.quelyos.bff.graphql.type.GlobalId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Hands customers the file of what is known of them. Refusals have the form of GraphQL's errors. */
@RestController
final class PersonalDataController {

    static final String PATH = "/api/account/exports/";

    private final PersonalDataExports exports;
    private final RequestGate gate;
    private final OperationGuard guard;
    private final PrivacySettings settings;

    PersonalDataController(
        PersonalDataExports exports,
        RequestGate gate,
        OperationGuard guard,
        PrivacySettings settings
    ) {
        this.exports = exports;
        this.gate = gate;
        this.guard = guard;
        this.settings = settings;
    }

    @GetMapping(PATH + "{exportId}")
    ResponseEntity<?> get(
        @PathVariable("exportId") String exportId,
        HttpServletRequest request,
        HttpServletResponse response
    ) {
        String requestId = RequestId.of(request, response);
        try {
            RequestContext context = gate.open(request, response);
            guard.check(context, request);
            guard.admit(context, request, settings.exportCost());
            byte[] content = find(context.requireTenant(), exportId);
            return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Content-Disposition", "attachment; filename=\"personal-data.zip\"")
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.parseMediaType("application/zip"))
                .body(content);
        } catch (ApiException refusal) {
            return ResponseEntity.status(refusal.code().httpStatus())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("errors", ErrorContract.write(List.of(ErrorContract.of(refusal)), requestId)));
        }
    }

    /** A file of somebody else answers like one that does not exist. */
    private byte[] find(TenantContext context, String exportId) {
        if (!(context.actor() instanceof Actor.Customer customer)) {
            throw new ApiException(ApiErrorCode.UNAUTHENTICATED, "Sign in to get the file.");
        }
        byte[] content = GlobalId.decode(PersonalDataExports.ID_PREFIX, exportId)
            .map(id -> exports.find(context, customer.customerId(), id))
            .orElse(null);
        if (content == null) {
            throw new ApiException(ApiErrorCode.NOT_FOUND, "There is no such file.");
        }
        return content;
    }
}
