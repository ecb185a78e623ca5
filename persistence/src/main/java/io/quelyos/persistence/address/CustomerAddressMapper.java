package io.quelyos.persistence.address;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Addresses that customers keep. Every statement names the customer, so that nobody reaches those of others. */
@Mapper
public interface CustomerAddressMapper {
    @Select(
        "select " +
            CustomerAddressRow.COLUMNS +
            """

            from customer_address a
            where a.customer_id = #{customerId}
            order by a.id
            limit #{limit}
            """
    )
    List<CustomerAddressRow> listOfCustomer(@Param("customerId") UUID customerId, @Param("limit") int limit);

    @Select(
        "select " +
            CustomerAddressRow.COLUMNS +
            """

            from customer_address a
            where a.id = #{id} and a.customer_id = #{customerId}
            """
    )
    @Nullable
    CustomerAddressRow findById(@Param("customerId") UUID customerId, @Param("id") UUID id);

    @Select("select count(*) from customer_address where customer_id = #{customerId}")
    int countOfCustomer(@Param("customerId") UUID customerId);

    @Insert(
        """
        insert into customer_address (tenant_id, id, customer_id, name, company, line1, line2, postal_code, city,
            region_code, country_code, phone)
        values (current_tenant(), #{id}, #{customerId}, #{a.name}, #{a.company}, #{a.line1}, #{a.line2}, #{a.postalCode},
            #{a.city}, #{a.regionCode}, #{a.countryCode}, #{a.phone})
        """
    )
    int insert(@Param("customerId") UUID customerId, @Param("id") UUID id, @Param("a") PostalAddress address);

    @Update(
        """
        update customer_address
        set name = #{a.name}, company = #{a.company}, line1 = #{a.line1}, line2 = #{a.line2},
            postal_code = #{a.postalCode}, city = #{a.city}, region_code = #{a.regionCode},
            country_code = #{a.countryCode}, phone = #{a.phone}, updated_at = now()
        where id = #{id} and customer_id = #{customerId}
        """
    )
    int update(@Param("customerId") UUID customerId, @Param("id") UUID id, @Param("a") PostalAddress address);

    @Delete("delete from customer_address where id = #{id} and customer_id = #{customerId}")
    int delete(@Param("customerId") UUID customerId, @Param("id") UUID id);

    /** Takes the default for goods from whichever has it, so that another one can get it. */
    @Update(
        "update customer_address set is_default_shipping = false where customer_id = #{customerId} and is_default_shipping"
    )
    int clearDefaultShipping(@Param("customerId") UUID customerId);

    /** Takes the default for invoices from whichever has it, so that another one can get it. */
    @Update(
        "update customer_address set is_default_billing = false where customer_id = #{customerId} and is_default_billing"
    )
    int clearDefaultBilling(@Param("customerId") UUID customerId);

    /** Gives an address the default for goods; nothing else may have it at that time. */
    @Update("update customer_address set is_default_shipping = true where id = #{id} and customer_id = #{customerId}")
    int setDefaultShipping(@Param("customerId") UUID customerId, @Param("id") UUID id);

    /** Gives an address the default for invoices; nothing else may have it at that time. */
    @Update("update customer_address set is_default_billing = true where id = #{id} and customer_id = #{customerId}")
    int setDefaultBilling(@Param("customerId") UUID customerId, @Param("id") UUID id);
}
