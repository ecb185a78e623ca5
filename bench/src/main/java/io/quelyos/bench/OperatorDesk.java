package io.quelyos.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An operator who saves and restores tenants through the server's own surface. The token is signed with the key that the
 * server's issuer keeps in its folder, as it would be at the end of a sign-in. One connection, for one thread.
 */
final class OperatorDesk implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final int LOOK_MS = 20;
    private static final List<String> PERMISSIONS = List.of(
        "TENANT_READ",
        "BACKUP_READ",
        "BACKUP_WRITE",
        "BACKUP_RESTORE"
    );
    private static final String ERRORS = " userErrors { code message }";

    private final HttpSession session;
    private final int port;
    private final String token;

    /**
     * Sits down.
     *
     * @param folder where the server keeps its keys
     */
    OperatorDesk(int port, Path folder) throws IOException {
        this.session = new HttpSession(port);
        this.port = port;
        this.token = token(Files.readString(folder.resolve("issuer-key.json")), "http://localhost:" + port);
    }

    /** A backup that was made. */
    record Made(String id, long rows, long kilobytes) {}

    /** Has a backup begun; its id. */
    String startBackup(UUID tenant) throws IOException {
        return act(
            "mutation ($tenant: ID!) { superAdminBackupStart(tenantId: $tenant, reason: \"bench\") { backup { id }" +
                ERRORS +
                " } }",
            Map.of("tenant", tenantId(tenant))
        )
            .at("/backup/id")
            .asString();
    }

    /** Makes a backup to its end. */
    Made backup(UUID tenant) throws IOException, InterruptedException {
        String id = startBackup(tenant);
        JsonNode backup = awaitBackup(id);
        require(backup, "SUCCEEDED");
        return new Made(id, backup.at("/content/rows").asLong(), backup.at("/content/sizeKilobytes").asLong());
    }

    /** Waits until nobody works on a backup any more. */
    JsonNode awaitBackup(String id) throws IOException, InterruptedException {
        return await("backup", id, "failure content { rows sizeKilobytes }", "QUEUED", "RUNNING");
    }

    /** Looks what the restore of a backup does; its id. */
    String preview(String backup, UUID tenant) throws IOException, InterruptedException {
        String id = act(
            "mutation ($backup: ID!, $tenant: ID!) { superAdminRestorePreview(backupId: $backup, tenantId: $tenant," +
                " reason: \"bench\") { restore { id }" +
                ERRORS +
                " } }",
            Map.of("backup", backup, "tenant", tenantId(tenant))
        )
            .at("/restore/id")
            .asString();
        require(awaitRestore(id), "PREVIEWED");
        return id;
    }

    /** Does what was looked at, to its end. */
    void apply(String restore) throws IOException, InterruptedException {
        act(
            "mutation ($id: ID!) { superAdminRestoreApply(id: $id, reason: \"bench\") { restore { id }" +
                ERRORS +
                " } }",
            Map.of("id", restore)
        );
        require(awaitRestore(restore), "SUCCEEDED");
    }

    /** Has a tenant begun that a backup is copied into; the restore's id. */
    String startCopy(String backup, String slug) throws IOException {
        return act(
            "mutation ($backup: ID!, $slug: String!) { superAdminRestoreCopy(backupId: $backup, slug: $slug," +
                " name: \"Bench\", reason: \"bench\") { restore { id }" +
                ERRORS +
                " } }",
            Map.of("backup", backup, "slug", slug)
        )
            .at("/restore/id")
            .asString();
    }

    /** Copies a backup to its end. */
    void copy(String backup, String slug) throws IOException, InterruptedException {
        require(awaitRestore(startCopy(backup, slug)), "SUCCEEDED");
    }

    /** Waits until nobody works on a restore any more. */
    JsonNode awaitRestore(String id) throws IOException, InterruptedException {
        return await("restore", id, "failure", "QUEUED", "PREVIEWING", "CONFIRMED", "RUNNING");
    }

    /** The state of a backup or a restore. */
    String state(String field, String id) throws IOException {
        return find(field, id, "").path("state").asString();
    }

    /** Stops a backup or a restore, unless it is over. */
    void cancel(String mutation, String id) throws IOException {
        ask("mutation ($id: ID!) { " + mutation + "(id: $id, reason: \"bench\") { __typename } }", Map.of("id", id));
    }

    @Override
    public void close() throws IOException {
        session.close();
    }

    private JsonNode await(String field, String id, String more, String... underWay)
        throws IOException, InterruptedException {
        JsonNode found = find(field, id, more);
        while (List.of(underWay).contains(found.path("state").asString())) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            found = find(field, id, more);
        }
        return found;
    }

    private JsonNode find(String field, String id, String more) throws IOException {
        String document = "query ($id: ID!) { superAdmin { " + field + "(id: $id) { state " + more + " } } }";
        return ask(document, Map.of("id", id)).at("/superAdmin/" + field);
    }

    private JsonNode act(String mutation, Map<String, ?> variables) throws IOException {
        JsonNode payload = ask(mutation, variables).iterator().next();
        if (!payload.path("userErrors").isEmpty()) {
            throw new IllegalStateException("the server does not want to: " + payload);
        }
        return payload;
    }

    private JsonNode ask(String document, Map<String, ?> variables) throws IOException {
        byte[] json = JSON.writeValueAsBytes(Map.of("query", document, "variables", variables));
        String head = """
        POST /graphql HTTP/1.1
        Host: 127.0.0.1:%d
        Content-Type: application/json
        Accept: application/graphql-response+json
        Authorization: Bearer %s
        Content-Length: %d

        """
            .formatted(port, token, json.length)
            .replace("\n", "\r\n");
        var request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(json);
        JsonNode answer = JSON.readTree(session.exchange(request.toByteArray()));
        if (answer.has("errors")) {
            throw new IllegalStateException("an answer with errors: " + answer);
        }
        return answer.path("data");
    }

    private static void require(JsonNode found, String state) {
        if (!found.path("state").asString().equals(state)) {
            throw new IllegalStateException("not " + state + ": " + found);
        }
    }

    private static String tenantId(UUID tenant) {
        return "ten_" + tenant.toString().replace("-", "");
    }

    /** What the embedded issuer gives an operator. */
    static String token(String key, String issuer) {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
            .issuer(issuer)
            .subject("bench-operator")
            .audience("quelyos-bff")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFETIME)))
            .claim("quelyos_kind", "operator")
            .claim("permissions", PERMISSIONS)
            .build();
        try {
            RSAKey rsa = RSAKey.parse(key);
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(rsa.getKeyID())
                .build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(rsa));
            return token.serialize();
        } catch (ParseException | JOSEException exception) {
            throw new IllegalStateException("the issuer's key signs nothing", exception);
        }
    }
}
