package io.quelyos.bff.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.job.LongJobs;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A backup that waits for its turn does not forget how often it failed, so that it is given up some day. */
@ServerTest
class PutOffBackupTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private LongJobs longJobs;

    @Autowired
    private TenantFactory tenants;

    @Test
    void keepsTheCountOfItsFailures() {
        String failed = UuidCreator.getTimeOrderedEpoch().toString();
        String sound = UuidCreator.getTimeOrderedEpoch().toString();
        var hadItsTurn = new AtomicBoolean();
        await()
            .atMost(PATIENCE)
            .until(() -> {
                longJobs.inTurn(() -> {
                    add(failed, 2, "now() - interval '1 hour'");
                    add(sound, 0, "null");
                    String before = standing(failed);
                    awaitPutOff(failed);
                    awaitPutOff(sound);
                    assertThat(standing(failed)).as("failures and the last of them").isEqualTo(before).startsWith("2 ");
                    assertThat(standing(sound)).isEqualTo("0 never");
                    hadItsTurn.set(true);
                });
                return hadItsTurn.get();
            });
        // There is no such backup, so that there is nothing to do when its turn comes.
        await()
            .atMost(PATIENCE)
            .until(() -> count(failed) + count(sound) == 0);
    }

    private void add(String instance, int failures, String lastFailure) {
        tenants
            .superuser()
            .sql(
                "insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version," +
                    " consecutive_failures, last_failure) values ('backup', ?, convert_to(?, 'UTF8'), now(), false, 1, ?, " +
                    lastFailure +
                    ")"
            )
            .params(instance, UUID.randomUUID().toString(), failures)
            .update();
    }

    /** Waits until the job was taken up and put off some times. */
    private void awaitPutOff(String instance) {
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    number("select version from scheduled_tasks where task_instance = ? and not picked", instance) >= 5
            );
    }

    private String standing(String instance) {
        return tenants
            .superuser()
            .sql(
                "select consecutive_failures || ' ' || coalesce(cast(last_failure as text), 'never') from scheduled_tasks" +
                    " where task_instance = ?"
            )
            .param(instance)
            .query(String.class)
            .single();
    }

    private long count(String instance) {
        return number("select count(*) from scheduled_tasks where task_instance = ?", instance);
    }

    private long number(String sql, String instance) {
        return tenants.superuser().sql(sql).param(instance).query(Long.class).optional().orElse(0L);
    }
}
