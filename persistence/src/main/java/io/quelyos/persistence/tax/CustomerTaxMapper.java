package io.quelyos.persistence.tax;

import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Reads and writes how customers are taxed. */
@Mapper
public interface CustomerTaxMapper {
    @Select(
        """
        select c.id, c.vat_number, c.is_tax_exempt, c.tax_version
        from customer c
        where c.id = #{id}
        """
    )
    @Nullable
    CustomerTaxRow findById(@Param("id") UUID id);

    /** Notes what customers say of themselves; their exemption is none of their business. */
    @Update(
        """
        update customer
        set vat_number = #{vatNumber}, tax_version = tax_version + 1
        where id = #{id}
        """
    )
    int updateVatNumber(@Param("id") UUID id, @Param("vatNumber") @Nullable String vatNumber);

    /** Writes all of it, if it still has the version of the row. */
    @Update(
        """
        update customer
        set vat_number = #{row.vatNumber}, is_tax_exempt = #{row.isTaxExempt}, tax_version = tax_version + 1
        where id = #{row.id}
            and tax_version = #{row.taxVersion}
        """
    )
    int update(@Param("row") CustomerTaxRow row);
}
