-- Orders of companies that somebody approves first, what people may spend without that, and whose word an invitation is.

alter table company
    -- Which orders of its people need an approval: none, those above a limit, or all.
    add column approval_policy text not null default 'NEVER'
        check (approval_policy in ('NEVER', 'ABOVE_LIMIT', 'ALWAYS')),
    add column approval_limit_minor bigint check (approval_limit_minor between 0 and 100000000000),
    add column approval_limit_currency text check (approval_limit_currency ~ '^[A-Z]{3}$'),
    add check (num_nonnulls(approval_limit_minor, approval_limit_currency) in (0, 2)),
    add check (approval_policy <> 'ABOVE_LIMIT' or approval_limit_minor is not null);
-- Whether a tenant has a company whose orders are approved is remembered, so that buyers elsewhere are asked nothing more.
create trigger company_changed after insert or update or delete on company
    for each row execute function notify_tenant_changed();

alter table company_member
    drop constraint company_member_role_check,
    add check (role in ('BUYER', 'APPROVER', 'ADMIN')),
    -- Takes the place of the company's limit for this one; null for the company's.
    add column spending_limit_minor bigint check (spending_limit_minor between 0 and 100000000000),
    add column spending_limit_currency text check (spending_limit_currency ~ '^[A-Z]{3}$'),
    add check (num_nonnulls(spending_limit_minor, spending_limit_currency) in (0, 2));

-- An invitation is its sender's word: it goes when the sender goes. Null where staff invited.
alter table company_invitation
    drop constraint company_invitation_role_check,
    add check (role in ('BUYER', 'APPROVER', 'ADMIN')),
    add column invited_by uuid,
    add foreign key (tenant_id, company_id, invited_by)
        references company_member (tenant_id, company_id, customer_id) on delete cascade;
create index company_invitation_by_sender on company_invitation (tenant_id, company_id, invited_by)
    where invited_by is not null;

-- What somebody asked to be allowed to order, as it was when they asked.
create table approval_request (
    tenant_id uuid not null references tenant,
    id uuid not null,
    company_id uuid not null,
    checkout_id uuid not null,
    customer_id uuid not null,
    status text not null default 'REQUESTED'
        check (status in ('REQUESTED', 'APPROVED', 'DECLINED', 'WITHDRAWN', 'EXPIRED', 'USED')),
    -- SHA-256 of all that is approved: articles, numbers, amounts, delivery and addresses.
    content_hash bytea not null check (length(content_hash) = 32),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    total_minor bigint not null check (total_minor >= 0),
    -- What approvers look at: [{"name", "quantity", "totalMinor"}].
    lines jsonb not null check (jsonb_typeof(lines) = 'array'),
    -- As io.quelyos.persistence.address.PostalAddress.
    shipping_address jsonb check (jsonb_typeof(shipping_address) = 'object'),
    note text check (length(note) between 1 and 1000),
    decided_by uuid,
    decided_at timestamptz,
    decision_note text check (length(decision_note) between 1 and 1000),
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    foreign key (tenant_id, company_id) references company (tenant_id, id) on delete cascade,
    foreign key (tenant_id, checkout_id) references checkout (tenant_id, id) on delete cascade,
    foreign key (tenant_id, customer_id) references customer (tenant_id, id) on delete cascade,
    foreign key (tenant_id, decided_by) references customer (tenant_id, id) on delete set null (decided_by)
);
create index approval_request_by_company on approval_request (tenant_id, company_id, id);
create index approval_request_by_checkout on approval_request (tenant_id, checkout_id, id);
create index approval_request_by_customer on approval_request (tenant_id, customer_id, created_at);
create index approval_request_by_decider on approval_request (tenant_id, decided_by) where decided_by is not null;
-- Of a checkout one request is open at a time, and one at the most was used.
create unique index approval_request_open on approval_request (tenant_id, checkout_id)
    where status in ('REQUESTED', 'APPROVED');
create unique index approval_request_used on approval_request (tenant_id, checkout_id) where status = 'USED';
call protect_tenant_table('approval_request');
