package org.wenku.web.api;

import org.jspecify.annotations.Nullable;

/**
 * That a record is to be withdrawn.
 *
 * @param reason why, for readers
 */
public record WithdrawalSaid(@Nullable String reason) {}
