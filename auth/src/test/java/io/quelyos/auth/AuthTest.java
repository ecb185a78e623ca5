package io.quelyos.auth;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** A test over a real PostgreSQL and a real Redis; tests with the same settings share both. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = AuthTestApplication.class,
    properties = {
        "quelyos.embedded.folder=target/embedded/shared",
        "quelyos.embedded.reset=true",
        "quelyos.auth.embedded-issuer.enabled=false",
        "quelyos.auth.shop-cookie.secure=true",
        "quelyos.embedded.postgres-port=0",
        "quelyos.embedded.redis-port=0",
        "quelyos.auth.origin.operator=https://console.example",
    }
)
@Import(TestData.class)
public @interface AuthTest {}
