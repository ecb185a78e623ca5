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

/** As {@link io.quelyos.bff.testing.ServerTest}, with a server that keeps answers and lets few in at once. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
    classes = QuelyosApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
        "quelyos.test.run=keeping",
        "quelyos.response-cache.enabled=true",
        "quelyos.response-cache.memory-bytes=400000",
        // Tests write below the walls too, where nobody waits for a lease.
        "quelyos.response-cache.lease=0ms",
        // CrowdTest has more clients than this, and no other.
        "quelyos.graphql.admission.at-once=8",
        "quelyos.graphql.admission.waiting=100",
        "quelyos.graphql.admission.patience=2m",
        "quelyos.graphql.admission.retry-after=2s",
    }
)
@ActiveProfiles("test")
@Import({ TestTenants.class, SqlStatements.class })
public @interface KeepingServerTest {}
