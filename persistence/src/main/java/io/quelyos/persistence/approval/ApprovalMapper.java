package io.quelyos.persistence.approval;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Reads and writes requests for approvals. */
@Mapper
public interface ApprovalMapper {
    /** Restricts requests called a to those that a viewer may see. */
    String VISIBLE = """
        and a.company_id = (select m.company_id from company_member m where m.customer_id = #{viewer})
        and (a.customer_id = #{viewer}
            or (select m.role from company_member m where m.customer_id = #{viewer}) <> 'BUYER')
    """;

    @Select("select exists (select from company where approval_policy <> 'NEVER')")
    boolean isAny();

    /** What a customer may order for their company; null where they buy for none. */
    @Select(
        """
        select c.id as company_id, c.name as company_name, m.role, c.approval_policy as policy,
            c.approval_limit_minor as limit_minor, c.approval_limit_currency as limit_currency,
            m.spending_limit_minor as own_limit_minor, m.spending_limit_currency as own_limit_currency
        from company_member m
        join company c on c.tenant_id = m.tenant_id and c.id = m.company_id
        where m.customer_id = #{customerId}
        """
    )
    @Nullable
    ApprovalRuleRow findRule(@Param("customerId") UUID customerId);

    /** Where the request for exactly this content stands that an order can still come of; null where there is none. */
    @Select(
        """
        select a.status
        from approval_request a
        where a.checkout_id = #{checkoutId}
            and a.company_id = #{companyId}
            and a.customer_id = #{customerId}
            and a.status in ('REQUESTED', 'APPROVED')
            and a.content_hash = #{hash}
            and a.expires_at > now()
        """
    )
    @Nullable
    ApprovalStatus findOpen(
        @Param("checkoutId") UUID checkoutId,
        @Param("companyId") UUID companyId,
        @Param("customerId") UUID customerId,
        @Param("hash") byte[] hash
    );

    /** Uses the approval of exactly this content; answers 0 where there is none. */
    @Update(
        """
        update approval_request
        set status = 'USED'
        where checkout_id = #{checkoutId}
            and company_id = #{companyId}
            and customer_id = #{customerId}
            and status = 'APPROVED'
            and content_hash = #{hash}
            and expires_at > now()
        """
    )
    int use(
        @Param("checkoutId") UUID checkoutId,
        @Param("companyId") UUID companyId,
        @Param("customerId") UUID customerId,
        @Param("hash") byte[] hash
    );

    /** A request as somebody may see it: their own, or with a say in the company, any of its people's. */
    @Select(ApprovalRow.SELECT + "where a.id = #{id}\n" + VISIBLE)
    @Nullable
    ApprovalRow findVisible(@Param("id") UUID id, @Param("viewer") UUID viewer);

    /** As {@link #findVisible}, and nobody else changes it until the transaction ends. */
    @Select(ApprovalRow.SELECT + "where a.id = #{id}\n" + VISIBLE + "for update of a")
    @Nullable
    ApprovalRow lockVisible(@Param("id") UUID id, @Param("viewer") UUID viewer);

    @Select(
        ApprovalRow.SELECT +
            "where true\n" +
            VISIBLE +
            """
                and (cast(#{status} as text) is null or a.status = #{status})
                and (cast(#{after} as uuid) is null or a.id < cast(#{after} as uuid))
            order by a.id desc
            limit #{limit}
            """
    )
    List<ApprovalRow> listVisible(
        @Param("viewer") UUID viewer,
        @Param("status") @Nullable ApprovalStatus status,
        @Param("after") @Nullable UUID after,
        @Param("limit") int limit
    );

    @Select(
        ApprovalRow.SELECT +
            """
            where a.company_id = #{companyId}
                and (cast(#{status} as text) is null or a.status = #{status})
                and (cast(#{after} as uuid) is null or a.id < cast(#{after} as uuid))
            order by a.id desc
            limit #{limit}
            """
    )
    List<ApprovalRow> listOf(
        @Param("companyId") UUID companyId,
        @Param("status") @Nullable ApprovalStatus status,
        @Param("after") @Nullable UUID after,
        @Param("limit") int limit
    );

    /** The newest request for a checkout. */
    @Select(
        ApprovalRow.SELECT +
            """
            where a.checkout_id = #{checkoutId}
                and a.customer_id = #{customerId}
            order by a.id desc
            limit 1
            """
    )
    @Nullable
    ApprovalRow findNewest(@Param("checkoutId") UUID checkoutId, @Param("customerId") UUID customerId);

    /** Who can decide what somebody asks for, those first whose part it is. */
    @Select(
        """
        select c.email, c.display_name, c.locale
        from company_member m
        join customer c on c.tenant_id = m.tenant_id and c.id = m.customer_id
        where m.company_id = #{companyId}
            and m.role <> 'BUYER'
            and m.customer_id <> #{customerId}
        order by m.role desc, m.customer_id
        limit #{limit}
        """
    )
    List<ApproverRow> listApprovers(
        @Param("companyId") UUID companyId,
        @Param("customerId") UUID customerId,
        @Param("limit") int limit
    );

    @Select("select count(*) from approval_request where customer_id = #{customerId} and created_at > #{since}")
    int countSince(@Param("customerId") UUID customerId, @Param("since") OffsetDateTime since);

    @Insert(
        """
        insert into approval_request (tenant_id, id, company_id, checkout_id, customer_id, content_hash, currency,
            total_minor, lines, shipping_address, note, expires_at)
        values (current_tenant(), #{a.id}, #{a.companyId}, #{a.checkoutId}, #{a.customerId}, #{hash}, #{a.currency},
            #{a.totalMinor}, cast(#{a.lines} as jsonb), #{a.shippingAddress}, #{a.note}, #{a.expiresAt})
        """
    )
    int insert(@Param("a") ApprovalDraftRow approval, @Param("hash") byte[] hash);

    /** Decides a request that waits for it. */
    @Update(
        """
        update approval_request
        set status = #{status}, decided_by = #{deciderId}, decided_at = now(), decision_note = #{note},
            expires_at = #{expiresAt}
        where id = #{id} and status = 'REQUESTED'
        """
    )
    int updateDecided(
        @Param("id") UUID id,
        @Param("status") ApprovalStatus status,
        @Param("deciderId") UUID deciderId,
        @Param("note") @Nullable String note,
        @Param("expiresAt") OffsetDateTime expiresAt
    );

    /** Takes back what is open of a checkout. */
    @Update(
        """
        update approval_request
        set status = 'WITHDRAWN'
        where checkout_id = #{checkoutId} and status in ('REQUESTED', 'APPROVED')
        """
    )
    int withdrawOfCheckout(@Param("checkoutId") UUID checkoutId);

    /** Takes back what is open of somebody who leaves a company. */
    @Update(
        """
        update approval_request
        set status = 'WITHDRAWN'
        where customer_id = #{customerId} and company_id = #{companyId} and status in ('REQUESTED', 'APPROVED')
        """
    )
    int withdrawOfMember(@Param("companyId") UUID companyId, @Param("customerId") UUID customerId);

    @Update("update approval_request set status = 'WITHDRAWN' where id = #{id} and status in ('REQUESTED', 'APPROVED')")
    int withdraw(@Param("id") UUID id);

    /** Ends a request whose time is over. */
    @Update(
        """
        update approval_request
        set status = 'EXPIRED'
        where id = #{id} and status in ('REQUESTED', 'APPROVED') and expires_at <= #{now}
        """
    )
    int expire(@Param("id") UUID id, @Param("now") OffsetDateTime now);
}
