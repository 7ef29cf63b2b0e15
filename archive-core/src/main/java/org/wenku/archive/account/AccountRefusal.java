package org.wenku.archive.account;

import static java.util.Objects.requireNonNull;

/** Something about an account cannot be as it was asked for. */
public final class AccountRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        /** A login name must begin with a letter or digit and have at most 64 letters, digits and {@code . _ - @}. */
        NAME,
        /** Somebody has, or had, this login name. */
        NAME_TAKEN,
        /** A person has no name to be called by. */
        DISPLAY_NAME,
        /** A password has fewer than {@value Passwords#SHORTEST} characters. */
        PASSWORD_SHORT,
        /** A password has more than {@value Passwords#LONGEST} characters. */
        PASSWORD_LONG,
        /** A password that is the login name is the first that is tried. */
        PASSWORD_IS_NAME,
        /** The password that was to be changed is another. */
        PASSWORD_WRONG,
        /** Somebody else signs in with this account of the provider. */
        IDENTITY_TAKEN,
        /** Without the provider there would be no way left to sign in; a password comes first. */
        NO_OTHER_WAY,
        /** There is no such account. */
        NO_SUCH_ACCOUNT,
        /** There is no such fonds. */
        NO_SUCH_FONDS,
        /** An administrator is one of the whole archive, never of one fonds. */
        ADMINISTRATOR_OF_FONDS,
        /** Somebody must be left who can say who may do what. */
        LAST_ADMINISTRATOR,
        /** A link was used before, is out of date, or never was. */
        LINK_SPENT,
        /** There is an administrator already; others are made on the page of the people. */
        ALREADY_SET_UP,
        /** A token has no name, or no right that its owner has, or no day between tomorrow and a year from now. */
        TOKEN
    }

    private final Reason reason;
    private final String found;

    /** Refuses what was found, for a reason. */
    public AccountRefusal(Reason reason, String found) {
        super(reason + ": " + found, null, false, false);
        this.reason = requireNonNull(reason);
        this.found = requireNonNull(found);
    }

    public Reason reason() {
        return reason;
    }

    /** What was found; never a password. */
    public String found() {
        return found;
    }
}
