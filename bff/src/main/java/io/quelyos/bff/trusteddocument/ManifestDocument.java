package io.quelyos.bff.trusteddocument;

/**
 * One document of a manifest.
 *
 * @param id as the generator wrote it; never computed anew
 * @param name of the operation; empty where the manifest has none
 */
record ManifestDocument(String id, String name, String text) {
    /** How people find it in their manifest. */
    String label() {
        return name.isEmpty() ? id : name + " (" + id + ")";
    }
}
