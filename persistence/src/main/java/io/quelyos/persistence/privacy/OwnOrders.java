package io.quelyos.persistence.privacy;

/** Which orders are somebody's: those of the account, and what its owner bought as a guest with the mailbox that was proved. */
final class OwnOrders {

    /** Of a table called o and a parameter customerId. */
    static final String CONDITION = """
    (o.customer_id = #{customerId}
                or (o.customer_id is null
                    and o.email = (
                        select c.email
                        from customer c
                        where c.id = #{customerId}
                            and c.email_verified_at is not null)))""";

    private OwnOrders() {}
}
