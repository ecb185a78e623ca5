package io.quelyos.persistence.company;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Who buys for companies, and who is invited to. */
@Mapper
public interface CompanyMemberMapper {
    @Select(
        """
        select m.company_id, m.customer_id, c.display_name, c.email, m.role, m.spending_limit_minor,
            m.spending_limit_currency
        from company_member m
        join customer c on c.tenant_id = m.tenant_id and c.id = m.customer_id
        where m.customer_id = #{customerId}
        """
    )
    @Nullable
    CompanyMemberRow find(@Param("customerId") UUID customerId);

    @Select(
        """
        select m.company_id, m.customer_id, c.display_name, c.email, m.role, m.spending_limit_minor,
            m.spending_limit_currency
        from company_member m
        join customer c on c.tenant_id = m.tenant_id and c.id = m.customer_id
        where m.company_id = #{companyId}
        order by c.display_name, m.customer_id
        limit #{limit}
        """
    )
    List<CompanyMemberRow> listOf(@Param("companyId") UUID companyId, @Param("limit") int limit);

    @Select(
        """
        select m.company_id, m.customer_id, c.display_name, c.email, m.role, m.spending_limit_minor,
            m.spending_limit_currency
        from company_member m
        join customer c on c.tenant_id = m.tenant_id and c.id = m.customer_id
        where m.company_id = any(#{companyIds})
        order by m.company_id, c.display_name, m.customer_id
        limit #{limit}
        """
    )
    List<CompanyMemberRow> listOfAll(@Param("companyIds") List<UUID> companyIds, @Param("limit") int limit);

    /** How many buy for a company or are invited to, the address left out that is invited now. */
    @Select(
        """
        select (select count(*) from company_member m where m.company_id = #{companyId})
            + (select count(*) from company_invitation i
                where i.company_id = #{companyId} and i.email <> #{email} and i.expires_at > now())
        """
    )
    int countWith(@Param("companyId") UUID companyId, @Param("email") String email);

    /** Whether an address has an invitation that lasts longer than until a moment. */
    @Select(
        """
        select exists (
            select from company_invitation i
            where i.company_id = #{companyId} and i.email = #{email} and i.expires_at > #{moment})
        """
    )
    boolean isInvitedBeyond(
        @Param("companyId") UUID companyId,
        @Param("email") String email,
        @Param("moment") OffsetDateTime moment
    );

    @Select("select count(*) from company_member where company_id = #{companyId} and role = 'ADMIN'")
    int countAdmins(@Param("companyId") UUID companyId);

    /** Inserts nothing, and answers 0, where the customer buys for a company already. */
    @Insert(
        """
        insert into company_member (tenant_id, company_id, customer_id, role)
        values (current_tenant(), #{companyId}, #{customerId}, #{role})
        on conflict (tenant_id, customer_id) do nothing
        """
    )
    int insert(@Param("companyId") UUID companyId, @Param("customerId") UUID customerId, @Param("role") String role);

    @Update("update company_member set role = #{role} where company_id = #{companyId} and customer_id = #{customerId}")
    int updateRole(
        @Param("companyId") UUID companyId,
        @Param("customerId") UUID customerId,
        @Param("role") String role
    );

    @Update(
        """
        update company_member
        set spending_limit_minor = #{minor}, spending_limit_currency = #{currency}
        where company_id = #{companyId} and customer_id = #{customerId}
        """
    )
    int updateLimit(
        @Param("companyId") UUID companyId,
        @Param("customerId") UUID customerId,
        @Param("minor") @Nullable Long minor,
        @Param("currency") @Nullable String currency
    );

    @Delete("delete from company_member where company_id = #{companyId} and customer_id = #{customerId}")
    int delete(@Param("companyId") UUID companyId, @Param("customerId") UUID customerId);

    /** Invites somebody; an earlier invitation of the same address ends. */
    @Insert(
        """
        insert into company_invitation (tenant_id, id, company_id, email, role, invited_by, secret_hash, expires_at)
        values (current_tenant(), #{i.id}, #{i.companyId}, #{i.email}, #{i.role}, #{i.invitedBy}, #{hash},
            #{expiresAt})
        on conflict (tenant_id, company_id, email) do update
        set id = excluded.id, role = excluded.role, invited_by = excluded.invited_by,
            secret_hash = excluded.secret_hash, expires_at = excluded.expires_at, created_at = now()
        """
    )
    int invite(
        @Param("i") CompanyInvitationRow invitation,
        @Param("hash") byte[] hash,
        @Param("expiresAt") OffsetDateTime expiresAt
    );

    /** The invitation of a link, locked, so that it is used once. */
    @Select(
        """
        select i.id, i.company_id, i.email, i.role, i.invited_by
        from company_invitation i
        where i.secret_hash = #{hash} and i.expires_at > now()
        for update
        """
    )
    @Nullable
    CompanyInvitationRow lockInvitation(@Param("hash") byte[] hash);

    @Delete("delete from company_invitation where id = #{id}")
    int deleteInvitation(@Param("id") UUID id);

    /** The invitations of companies that can still be accepted, the newest first. */
    @Select(
        """
        select i.id, i.company_id, i.email, i.role, c.display_name as invited_by, i.expires_at, i.created_at
        from company_invitation i
        left join customer c on c.tenant_id = i.tenant_id and c.id = i.invited_by
        where i.company_id = any(#{companyIds}) and i.expires_at > now()
        order by i.company_id, i.id desc
        limit #{limit}
        """
    )
    List<PendingInvitationRow> listInvitations(@Param("companyIds") List<UUID> companyIds, @Param("limit") int limit);

    @Delete("delete from company_invitation where id = #{id} and company_id = #{companyId}")
    int revokeInvitation(@Param("companyId") UUID companyId, @Param("id") UUID id);

    /** Ends the invitations of somebody who may invite no longer. */
    @Delete("delete from company_invitation where company_id = #{companyId} and invited_by = #{customerId}")
    int deleteInvitationsBy(@Param("companyId") UUID companyId, @Param("customerId") UUID customerId);

    @Delete("delete from company_invitation where id = #{id} and expires_at <= #{now}")
    int deleteExpired(@Param("id") UUID id, @Param("now") OffsetDateTime now);
}
