package io.quelyos.persistence.market;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Reads and writes which languages and currencies a tenant offers beside its own. */
@Mapper
public interface MarketMapper {
    @Select(
        """
        select l.locale
        from tenant_locale l
        order by l.locale
        limit #{limit}
        """
    )
    List<String> listLocales(@Param("limit") int limit);

    /** Adds a language; 0 where it is offered already. */
    @Insert(
        """
        insert into tenant_locale (tenant_id, locale)
        values (#{tenantId}, #{locale})
        on conflict (tenant_id, locale) do nothing
        """
    )
    int insertLocale(@Param("tenantId") UUID tenantId, @Param("locale") String locale);

    @Delete("delete from tenant_locale where locale = #{locale}")
    int deleteLocale(@Param("locale") String locale);

    @Select(
        "select " +
            TenantCurrencyRow.COLUMNS +
            """

            from tenant_currency c
            order by c.currency
            limit #{limit}
            """
    )
    List<TenantCurrencyRow> listCurrencies(@Param("limit") int limit);

    @Select(
        "select " +
            TenantCurrencyRow.COLUMNS +
            """

            from tenant_currency c
            where c.currency = #{currency}
            """
    )
    @Nullable
    TenantCurrencyRow findCurrency(@Param("currency") String currency);

    /** Adds a currency; 0 where it is offered already. */
    @Insert(
        """
        insert into tenant_currency (tenant_id, currency, rate, minor_rate, step_minor, ending_minor)
        values (#{tenantId}, #{row.currency}, #{row.rate}, #{row.minorRate}, #{row.stepMinor}, #{row.endingMinor})
        on conflict (tenant_id, currency) do nothing
        """
    )
    int insertCurrency(@Param("tenantId") UUID tenantId, @Param("row") TenantCurrencyRow row);

    /** Changes a currency that still has the version of the row. */
    @Update(
        """
        update tenant_currency
        set rate = #{rate}, minor_rate = #{minorRate}, step_minor = #{stepMinor}, ending_minor = #{endingMinor},
            version = version + 1, updated_at = now()
        where currency = #{currency}
            and version = #{version}
        """
    )
    int updateCurrency(TenantCurrencyRow row);

    @Delete("delete from tenant_currency where currency = #{currency} and version = #{version}")
    int deleteCurrency(@Param("currency") String currency, @Param("version") int version);
}
