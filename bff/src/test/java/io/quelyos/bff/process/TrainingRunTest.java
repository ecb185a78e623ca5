package io.quelyos.bff.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.testing.SecondLane;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The run that the ahead-of-time cache is made from. It is the first of its kind, so that the others start by the cache. */
@SecondLane
@Tag("process")
@Order(1)
class TrainingRunTest {

    @Test
    void walksThroughTheProductAndEndsByItself() throws Exception {
        try (Child child = Child.train(Child.newFolder())) {
            assertThat(child.awaitEnd()).as(child.console()).isZero();
            // 40 rounds of four pages and one of staff's, an article for the cart, and a sign-in.
            assertThat(child.told("(\\d+) requests were answered; the cache is made now")).isEqualTo("203");
            assertThat(ChildClasses.isCacheTaken()).isTrue();
            RefusedStartTest.assertNoStackTrace(child);
        }
    }
}
