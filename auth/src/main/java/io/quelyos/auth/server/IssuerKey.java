package io.quelyos.auth.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.quelyos.auth.secret.KeptFile;
import io.quelyos.auth.token.OwnIssuer;
import java.nio.file.Path;
import java.text.ParseException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The embedded issuer's key. It is kept, so that tokens outlive a restart of the server. */
@Component
@ConditionalOnProperty("quelyos.auth.embedded-issuer.enabled")
final class IssuerKey implements OwnIssuer {

    private static final int BITS = 2048;
    private final RSAKey key;
    private final String issuer;

    IssuerKey(EmbeddedIssuerSettings settings, Environment environment) {
        this.issuer = settings.issuer(environment);
        Path folder = Path.of(environment.getProperty("quelyos.embedded.folder", ".quelyos"));
        String text = new KeptFile(folder, "issuer-key.json").readOrCreate(IssuerKey::generate);
        try {
            this.key = RSAKey.parse(text);
        } catch (ParseException exception) {
            throw new IllegalStateException("issuer-key.json in " + folder + " is no key; delete it", exception);
        }
    }

    @Override
    public String issuer() {
        return issuer;
    }

    @Override
    public JWKSet keySet() {
        return new JWKSet(key);
    }

    private static String generate() {
        try {
            return new RSAKeyGenerator(BITS)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint(true)
                .generate()
                .toJSONString();
        } catch (JOSEException exception) {
            throw new IllegalStateException("cannot make a key of " + BITS + " bits", exception);
        }
    }
}
