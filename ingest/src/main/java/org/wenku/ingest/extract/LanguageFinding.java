package org.wenku.ingest.extract;

/** The language a child took a text to be in, by its ISO 639-3 code, and how sure it was, from 0 to 1. */
record LanguageFinding(String code, double probability) {}
