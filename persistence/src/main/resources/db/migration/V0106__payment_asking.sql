-- What is asked of a provider more than once, and money that goes back later than it is asked for, or comes back after all.

alter table payment
    -- As it was when the payment was made, for all that is asked about it later; null for what was made before.
    add column is_captured_at_once boolean,
    -- Counts the keys under which it was to begin: a provider keeps a failure under its key.
    add column attempt int not null default 1 check (attempt > 0),
    -- The way in which its buyer wants to pay instead; it takes the payment's place once that is given up.
    add column replacement text check (replacement in ('BANK_TRANSFER', 'CASH_ON_DELIVERY'));
create index payment_open on payment (tenant_id, order_id)
    where method = 'CARD' and state in ('CREATED', 'UNKNOWN', 'ACTION_REQUIRED', 'PENDING', 'AUTHORISED');

alter table payment_transaction add column attempt int not null default 1 check (attempt > 0);
create index payment_transaction_open on payment_transaction (tenant_id, payment_id) where state = 'REQUESTED';

-- What was noted as gone back and came back to the shop, because no bank would take it.
alter table order_ledger_entry drop constraint order_ledger_entry_kind_check;
alter table order_ledger_entry add constraint order_ledger_entry_kind_check
    check (kind in ('SALE', 'ADJUSTMENT', 'PAYMENT', 'REFUND', 'REFUND_FAILED'));
alter table order_ledger_entry drop constraint order_ledger_entry_check;
alter table order_ledger_entry add constraint order_ledger_entry_check
    check (case kind when 'SALE' then amount_minor > 0 when 'ADJUSTMENT' then true when 'REFUND' then amount_minor > 0
        else amount_minor < 0 end);
