package io.quelyos.auth.token;

import com.nimbusds.jose.jwk.JWKSet;

/** An issuer that runs inside this server; where there is one, its keys need no fetching. */
public interface OwnIssuer {
    /** The claim iss of its tokens. */
    String issuer();

    /** Its keys, with their private halves. */
    JWKSet keySet();
}
