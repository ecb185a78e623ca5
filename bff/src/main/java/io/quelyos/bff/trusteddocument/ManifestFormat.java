package io.quelyos.bff.trusteddocument;

/** The generators whose manifests are read, by the names of the schema's enum {@code SuperAdminManifestFormat}. */
enum ManifestFormat {
    /** {@code {"format":"apollo-persisted-query-manifest","version":1,"operations":[{id,name,type,body}]}}. */
    APOLLO,
    /** {@code {"<md5>":"text"}}, as relay-compiler writes it. */
    RELAY,
    /** {@code {"<sha1>":"text"}}, as GraphQL Code Generator's client preset writes it. */
    GRAPHQL_CODEGEN,
}
