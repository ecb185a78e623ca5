package io.quelyos.bff.backup;

import io.quelyos.bff.backup.storage.S3Settings;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How backups are made and kept.
 *
 * @param folder where archives are kept, shared by all instances
 * @param s3 a bucket instead of the folder
 * @param keys master keys by name, each 32 bytes in base64; none: one is derived from the signing key
 * @param activeKey names the key for new backups; older ones stay readable as long as their key is listed
 * @param fetchSize how many rows are in memory at once
 * @param progressInterval how often a running job writes how far it is, and asks whether it shall stop
 * @param restPercent how long the work rests after each piece of it, in percent of what that took; 0: never
 * @param attempts how often a job begins anew, after a fault or where its worker died, before it is given up
 * @param retryInterval how long it waits for that
 * @param linkLifetime how long the address of a download works
 * @param sweepInterval how often schedules are looked at that are due, and previews that lapsed
 * @param previewLifetime how long what was previewed waits for its confirmation, and keeps its backup
 * @param restoreSize how much an archive may unpack to when it is restored
 * @param restoreEntries how many entries it may have then
 */
@ConfigurationProperties("quelyos.backup")
public record BackupSettings(
    @DefaultValue(".quelyos/backups") String folder,
    @DefaultValue S3Settings s3,
    @DefaultValue Map<String, String> keys,
    @DefaultValue("") String activeKey,
    @DefaultValue("1000") int fetchSize,
    @DefaultValue("1s") Duration progressInterval,
    @DefaultValue("100") int restPercent,
    @DefaultValue("3") int attempts,
    @DefaultValue("30s") Duration retryInterval,
    @DefaultValue("5m") Duration linkLifetime,
    @DefaultValue("15m") Duration sweepInterval,
    @DefaultValue("24h") Duration previewLifetime,
    @DefaultValue("100GB") DataSize restoreSize,
    @DefaultValue("1000000") int restoreEntries
) {
    private static final int MOST_REST_PERCENT = 10_000;

    public BackupSettings {
        keys = Map.copyOf(keys);
        if (fetchSize < 1 || attempts < 1) {
            throw new IllegalArgumentException(
                "quelyos.backup reads rows and tries at all, not " + fetchSize + " rows and " + attempts + " times"
            );
        }
        if (restPercent < 0 || restPercent > MOST_REST_PERCENT) {
            throw new IllegalArgumentException(
                "quelyos.backup.rest-percent is 0 to " + MOST_REST_PERCENT + ", not " + restPercent
            );
        }
        if (!previewLifetime.isPositive()) {
            throw new IllegalArgumentException("quelyos.backup.preview-lifetime is above 0, not " + previewLifetime);
        }
        if (!keys.isEmpty() && !keys.containsKey(activeKey)) {
            throw new IllegalArgumentException(
                "quelyos.backup.active-key names none of quelyos.backup.keys: " + activeKey
            );
        }
    }

    /** Never shows a key. */
    @Override
    public String toString() {
        return "BackupSettings[folder=" + folder + ", keys=" + keys.keySet() + ", activeKey=" + activeKey + "]";
    }
}
