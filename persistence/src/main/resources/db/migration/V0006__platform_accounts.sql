-- Opening a tenant includes the accounts of its first people and programs.
grant select, insert, update on staff_account, operator_account, partner_client to quelyos_platform;
