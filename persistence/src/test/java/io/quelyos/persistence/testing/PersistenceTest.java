package io.quelyos.persistence.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** A test over this module's beans and a database that all such tests share; without Redis, which the doors do not need. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = PersistenceTestApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = { "quelyos.test.scratch=true", "spring.data.redis.host=127.0.0.1", "spring.data.redis.port=1" }
)
@Import(TwoTenants.class)
public @interface PersistenceTest {}
