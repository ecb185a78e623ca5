package io.quelyos.auth.server;

import io.quelyos.auth.account.RolePermissions;
import io.quelyos.auth.tenant.Tenant;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.auth.token.OwnIssuer;
import io.quelyos.persistence.account.IssuerAccountMapper;
import io.quelyos.persistence.account.PartnerClientRow;
import io.quelyos.persistence.tenant.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * Who may ask for tokens: the operators' browser client, which has no secret and needs PKCE, and partners' programs, each
 * with a secret and one tenant. A partner that is closed, or whose tenant is suspended, is unknown.
 */
final class IssuerClients implements RegisteredClientRepository {

    static final String OPERATOR_CLIENT = "quelyos-explorer";
    static final String TENANT_SETTING = "quelyos.tenant";

    private final IssuerAccountMapper accounts;
    private final TenantDirectory tenants;
    private final EmbeddedIssuerSettings settings;
    private final RegisteredClient operators;

    IssuerClients(
        IssuerAccountMapper accounts,
        TenantDirectory tenants,
        EmbeddedIssuerSettings settings,
        OwnIssuer issuer
    ) {
        this.accounts = accounts;
        this.tenants = tenants;
        this.settings = settings;
        this.operators = RegisteredClient.withId(OPERATOR_CLIENT)
            .clientId(OPERATOR_CLIENT)
            .clientName("Quelyos explorer and console")
            .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUris(uris -> uris.addAll(settings.allRedirectUris(issuer.issuer())))
            .scopes(scopes -> scopes.addAll(RolePermissions.operatorScopes()))
            .clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false).build())
            .tokenSettings(tokens())
            .build();
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are registered in the database");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        if (clientId.equals(OPERATOR_CLIENT)) {
            return operators;
        }
        PartnerClientRow row = accounts.findPartnerById(clientId);
        if (row == null || !row.isActive()) {
            return null;
        }
        Tenant tenant = tenants.findById(new TenantId(row.tenantId()));
        return tenant == null || !tenant.isActive() ? null : partner(row);
    }

    private RegisteredClient partner(PartnerClientRow row) {
        return RegisteredClient.withId(row.clientId())
            .clientId(row.clientId())
            .clientName(row.name())
            .clientSecret(row.secretHash())
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
            .scopes(scopes -> {
                scopes.addAll(row.scopes());
                scopes.retainAll(RolePermissions.partnerScopes());
            })
            .clientSettings(ClientSettings.builder().setting(TENANT_SETTING, row.tenantId().toString()).build())
            .tokenSettings(tokens())
            .build();
    }

    private TokenSettings tokens() {
        return TokenSettings.builder().accessTokenTimeToLive(settings.tokenLifetime()).build();
    }
}
