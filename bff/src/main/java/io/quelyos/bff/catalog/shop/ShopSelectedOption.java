package io.quelyos.bff.catalog.shop;

/** The schema's type of the same name. */
public record ShopSelectedOption(String name, String value) {}
