package io.quelyos.bff.company;

/** The schema's enums ShopCompanyRole and BackofficeCompanyRole. */
enum CompanyRole {
    BUYER,
    APPROVER,
    ADMIN,
}
