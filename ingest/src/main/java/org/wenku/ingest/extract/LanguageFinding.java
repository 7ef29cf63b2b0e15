package org.wenku.ingest.extract;

/**
 * The language a child took a text to be in.
 *
 * @param code as in ISO 639-3, perhaps with a script
 * @param lead how many times as likely it was as the next language
 */
record LanguageFinding(String code, double lead) {}
