package io.quelyos.bff.backup.schedule;

/** The schema's enum SuperAdminBackupFrequency. */
enum ScheduleFrequency {
    DAILY,
    WEEKLY,
    MONTHLY,
}
