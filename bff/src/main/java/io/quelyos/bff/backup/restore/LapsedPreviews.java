package io.quelyos.bff.backup.restore;

import org.springframework.stereotype.Component;

/** Ends previews that nobody confirmed in time. Until then they keep their backups; confirmed they cannot be any more anyhow. */
@Component
public class LapsedPreviews {

    private static final int AT_ONCE = 100;

    private final RestoreJournal journal;

    LapsedPreviews(RestoreJournal journal) {
        this.journal = journal;
    }

    /** Ends all that have lapsed. */
    public void end() {
        int ended = AT_ONCE;
        while (ended == AT_ONCE) {
            ended = journal.lapse(AT_ONCE);
        }
    }
}
