package io.quelyos.persistence.payment;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Reads and writes how a tenant is paid. */
@Mapper
public interface PaymentMethodMapper {
    /** The methods that the tenant of the transaction has settings of. */
    @Select(
        """
        select m.code, m.is_active, m.position, m.instructions, m.publishable_key, m.secret_key, m.webhook_secret,
            m.is_captured_at_once, m.version
        from payment_method m
        order by m.position, m.code
        limit 10
        """
    )
    List<PaymentMethodRow> listAll();

    /** Writes the first settings of a method; no row where there are some already. */
    @Insert(
        """
        insert into payment_method (tenant_id, code, is_active, position, instructions, publishable_key, secret_key,
            webhook_secret, is_captured_at_once)
        values (current_tenant(), #{row.code}, #{row.isActive}, #{row.position}, #{row.instructions},
            #{row.publishableKey}, #{row.secretKey}, #{row.webhookSecret}, #{row.isCapturedAtOnce})
        on conflict do nothing
        """
    )
    int insert(@Param("row") PaymentMethodRow row);

    /** Changes settings that still have the version of the row; no row where they have another. */
    @Update(
        """
        update payment_method
        set is_active = #{row.isActive}, position = #{row.position}, instructions = #{row.instructions},
            publishable_key = #{row.publishableKey}, secret_key = #{row.secretKey},
            webhook_secret = #{row.webhookSecret}, is_captured_at_once = #{row.isCapturedAtOnce},
            version = version + 1, updated_at = now()
        where code = #{row.code}
            and version = #{row.version}
        """
    )
    int update(@Param("row") PaymentMethodRow row);
}
