package io.quelyos.persistence.replica;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;

/** What there is only where a replica is named; an address that is set but empty names none. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ConditionalOnExpression("!environment.getProperty('quelyos.replica-datasource.url', '').isBlank()")
public @interface WithReplica {}
