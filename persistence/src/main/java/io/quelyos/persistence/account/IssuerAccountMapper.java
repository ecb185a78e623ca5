package io.quelyos.persistence.account;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Asks about one of those who get tokens from the embedded authorisation server. */
@Mapper
public interface IssuerAccountMapper {
    @Select(
        """
        select id, email, display_name, password_hash, permissions, is_active
        from operator_by_email(#{email})
        """
    )
    @Nullable
    OperatorAccountRow findOperatorByEmail(@Param("email") String email);

    @Select(
        """
        select client_id, tenant_id, name, secret_hash, scopes, is_active
        from partner_client_by_id(#{clientId})
        """
    )
    @Nullable
    PartnerClientRow findPartnerById(@Param("clientId") String clientId);
}
