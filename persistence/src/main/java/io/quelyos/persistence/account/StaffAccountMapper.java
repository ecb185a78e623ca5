package io.quelyos.persistence.account;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Asks about one person of the tenants' staff. It works outside of the tenant door: a sign-in has no tenant yet. */
@Mapper
public interface StaffAccountMapper {
    @Select("select id, email, display_name, password_hash, is_active from staff_account_by_email(#{email})")
    @Nullable
    StaffAccountRow findByEmail(@Param("email") String email);

    /** The tenants that a person works for, suspended ones too, at most 200 by name. */
    @Select("select tenant_id, slug, name, state, role from staff_memberships(#{accountId})")
    List<StaffMembershipRow> listMemberships(@Param("accountId") UUID accountId);

    /** Null where the person does not work there, or no longer, or the account is closed. */
    @Select("select account_id, display_name, role from staff_standing(#{tenantId}, #{accountId})")
    @Nullable
    StaffStandingRow findStanding(@Param("tenantId") UUID tenantId, @Param("accountId") UUID accountId);

    /** Replaces one known hash; false where the account has another one by now. */
    @Select("select staff_password_rehash(#{id}, #{oldHash}, #{newHash})")
    boolean updatePasswordHash(
        @Param("id") UUID id,
        @Param("oldHash") String oldHash,
        @Param("newHash") String newHash
    );
}
