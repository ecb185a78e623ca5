package io.quelyos.bff.explorer;

import io.quelyos.auth.server.EmbeddedIssuerSettings;
import io.quelyos.bff.demo.DemoSignIns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;

/** What the explorer's page must know of the server that it talks to. */
final class ExplorerConfig {

    private final boolean isProduction;
    private final boolean isSignInRequired;
    private final EmbeddedIssuerSettings issuer;
    private final ObjectProvider<DemoSignIns> demo;

    ExplorerConfig(
        boolean isProduction,
        boolean isSignInRequired,
        EmbeddedIssuerSettings issuer,
        ObjectProvider<DemoSignIns> demo
    ) {
        this.isProduction = isProduction;
        this.isSignInRequired = isSignInRequired;
        this.issuer = issuer;
        this.demo = demo;
    }

    /** Tells it; tenants and sign-ins only where they are the public ones of the demo. */
    Map<String, Object> tell(boolean isSignedIn) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("production", isProduction);
        told.put("signInRequired", isSignInRequired);
        told.put("signedIn", isSignedIn);
        told.put("oauth", issuer.enabled() ? oauth() : null);
        DemoSignIns signIns = demo.getIfAvailable();
        told.put("tenants", signIns == null ? List.of() : signIns.tenants());
        told.put("demoSignIns", signIns == null ? List.of() : signIns.all());
        return told;
    }

    private static Map<String, Object> oauth() {
        return Map.of(
            "authorizationEndpoint",
            "/oauth2/authorize",
            "tokenEndpoint",
            "/oauth2/token",
            "clientId",
            "quelyos-explorer",
            "scopes",
            // None asked for means: all that the account may do.
            List.of()
        );
    }
}
