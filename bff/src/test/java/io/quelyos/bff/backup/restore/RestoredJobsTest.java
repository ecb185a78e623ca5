package io.quelyos.bff.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.Task;
import io.quelyos.bff.testing.ServerTest;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody decided about every task of the product: a restore schedules it again, or need not. */
@ServerTest
class RestoredJobsTest {

    private static final String NO_ROWS = "what it is about is not part of backups";
    private static final String OPERATORS = "it is the installation's and no tenant's";
    /** The tasks that a restore schedules nothing of. */
    private static final Map<String, String> NOT_NEEDED = Map.ofEntries(
        Map.entry("cart-expiry", NO_ROWS),
        Map.entry("mail-delivery", NO_ROWS),
        Map.entry("password-reset", NO_ROWS),
        Map.entry("personal-data-expiry", NO_ROWS),
        Map.entry("personal-data-export", NO_ROWS),
        Map.entry("product-import", NO_ROWS),
        Map.entry("sign-up", NO_ROWS),
        Map.entry("upload-expiry", NO_ROWS),
        Map.entry("backup", OPERATORS),
        Map.entry("backup-drill", OPERATORS),
        Map.entry("backup-drill-letter", OPERATORS),
        Map.entry("backup-drill-sweep", OPERATORS),
        Map.entry("backup-follow-up", OPERATORS),
        Map.entry("backup-rewrap", OPERATORS),
        Map.entry("backup-sweep", OPERATORS),
        Map.entry("demo-orders", OPERATORS),
        Map.entry("live-sweep", OPERATORS),
        Map.entry("restore", OPERATORS),
        Map.entry("order-forgetting", "whoever was forgotten is forgotten again, which schedules it"),
        Map.entry("order-restocking", "the restore itself brings lists in line with the shelf"),
        Map.entry("payment-let-go", "a payment that was given up says so to the provider at once"),
        Map.entry("payment-look", "it answers a provider's message, and the next message has its own"),
        Map.entry("search-refresh", "the triggers that leave it work schedule it")
    );

    @Autowired
    private List<Task<?>> tasks;

    @Test
    void decidesAboutEveryTask() {
        var decided = new TreeSet<>(NOT_NEEDED.keySet());
        RestoredJobs.STEPS.forEach(step -> decided.add(step.task()));
        assertThat(tasks.stream().map(Task::getTaskName))
            .as("tasks that neither RestoredJobs schedules nor this test explains")
            .isSubsetOf(decided);
        assertThat(RestoredJobs.STEPS.stream().map(RestoredJobs.Step::task))
            .as("tasks that are not there")
            .isSubsetOf(tasks.stream().map(Task::getTaskName).toList())
            .doesNotContainAnyElementsOf(NOT_NEEDED.keySet());
    }
}
