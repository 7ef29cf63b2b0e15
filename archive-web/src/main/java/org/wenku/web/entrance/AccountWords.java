package org.wenku.web.entrance;

import java.util.Locale;
import org.wenku.archive.account.AccountRefusal;

/** The words for what cannot be with an account. */
public final class AccountWords {

    private AccountWords() {}

    /** The key of the sentence, {@code account.fault.<reason>}. */
    public static String key(AccountRefusal refusal) {
        return "account.fault."
                + refusal.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
