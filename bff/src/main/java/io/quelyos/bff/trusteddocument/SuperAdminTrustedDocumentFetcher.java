package io.quelyos.bff.trusteddocument;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.context.PlatformContext;

/** The operators' registration of documents. */
@DgsComponent
final class SuperAdminTrustedDocumentFetcher {

    private final ManifestIntake intake;

    SuperAdminTrustedDocumentFetcher(ManifestIntake intake) {
        this.intake = intake;
    }

    @DgsMutation
    RegisterPayload superAdminTrustedDocumentsRegister(PlatformContext context, @InputArgument RegisterInput input) {
        return intake.register(context, input);
    }
}
