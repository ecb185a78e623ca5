-- Counts the changes of how a customer is taxed, for the optimistic lock of staff.
alter table customer add column tax_version int not null default 1;
