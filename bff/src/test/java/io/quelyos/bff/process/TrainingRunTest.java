package io.quelyos.bff.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.testing.SecondLane;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The run that the ahead-of-time cache is made from, but for the cache: that needs the packed product. */
@SecondLane
@Tag("process")
class TrainingRunTest {

    @Test
    void walksThroughTheProductAndEndsByItself() {
        try (Child child = Child.start(Child.newFolder(), Map.of(), "--spring.profiles.active=training")) {
            assertThat(child.awaitEnd()).as(child.console()).isZero();
            // 40 rounds of four pages and one of staff's, an article for the cart, and a sign-in.
            assertThat(child.told("(\\d+) requests were answered; the cache is made now")).isEqualTo("203");
            RefusedStartTest.assertNoStackTrace(child);
        }
    }
}
