package io.quelyos.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The product without its transport, over real servers, with a clock that tests set. */
@SpringBootApplication(scanBasePackages = "io.quelyos")
@ConfigurationPropertiesScan("io.quelyos")
public class AuthTestApplication {

    @Bean
    @Primary
    MovableClock movableClock() {
        return new MovableClock();
    }

    /** Runs with the machine's clock, plus what a test adds. */
    public static final class MovableClock extends Clock {

        private volatile Duration ahead = Duration.ZERO;

        public void advance(Duration duration) {
            ahead = ahead.plus(duration);
        }

        public void reset() {
            ahead = Duration.ZERO;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.offset(Clock.system(zone), ahead);
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
        }
    }
}
