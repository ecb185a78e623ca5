package io.quelyos.bff.upload;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of uploaded files.
 *
 * @param fileSize how large a file may be
 * @param cost points of query cost that sending a file takes
 * @param unusedFiles how many files of a tenant may be announced or sent that no import uses yet
 * @param unusedSize how much such files of a tenant may hold together
 * @param lifetime how long after its announcement a file is kept
 * @param retryInterval how long a file that is due to go waits for a running import
 * @param sliceSize how much of a file is in memory while it is read
 */
@ConfigurationProperties("quelyos.upload")
public record UploadSettings(
    @DefaultValue("20MB") DataSize fileSize,
    @DefaultValue("1000") long cost,
    @DefaultValue("20") int unusedFiles,
    @DefaultValue("200MB") DataSize unusedSize,
    @DefaultValue("24h") Duration lifetime,
    @DefaultValue("1h") Duration retryInterval,
    @DefaultValue("256KB") DataSize sliceSize
) {
    public UploadSettings {
        if (fileSize.toBytes() < 1 || fileSize.toBytes() > Integer.MAX_VALUE / 2 || sliceSize.toBytes() < 1024) {
            throw new IllegalArgumentException(
                "quelyos.upload allows files of " + fileSize + " in slices of " + sliceSize
            );
        }
        if (cost < 1 || unusedFiles < 1 || unusedSize.compareTo(fileSize) < 0) {
            throw new IllegalArgumentException("quelyos.upload leaves no room for one file of " + fileSize);
        }
    }
}
