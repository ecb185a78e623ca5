package io.quelyos.bff.graphql.cache;

import io.quelyos.bff.QuelyosApplication;
import io.quelyos.bff.testing.SqlStatements;
import io.quelyos.bff.testing.TestTenants;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** As {@link io.quelyos.bff.testing.ServerTest}, with a server that keeps answers. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
    classes = QuelyosApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
        "quelyos.embedded.folder=target/embedded-keeping",
        "quelyos.response-cache.enabled=true",
        "quelyos.response-cache.memory-bytes=400000",
        // Tests write below the walls too, where nobody waits for a lease.
        "quelyos.response-cache.lease=0ms",
    }
)
@ActiveProfiles("test")
@Import({ TestTenants.class, SqlStatements.class })
@interface KeepingServerTest {}
