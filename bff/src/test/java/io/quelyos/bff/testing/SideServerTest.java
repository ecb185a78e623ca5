package io.quelyos.bff.testing;

import io.quelyos.bff.QuelyosApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** As {@link ServerTest}, in the {@link SecondLane} and so against a second server, which counts no statements. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SecondLane
@SpringBootTest(
    classes = QuelyosApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "quelyos.test.run=side"
)
@ActiveProfiles("test")
@Import(TestTenants.class)
public @interface SideServerTest {}
