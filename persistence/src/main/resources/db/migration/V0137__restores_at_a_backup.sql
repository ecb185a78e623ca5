-- A backup that a restore needs is not deleted.
create index tenant_restore_at_backup on tenant_restore (backup_id)
    where state in ('QUEUED', 'PREVIEWING', 'PREVIEWED', 'CONFIRMED', 'RUNNING');
