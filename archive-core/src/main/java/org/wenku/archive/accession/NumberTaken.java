package org.wenku.archive.accession;

/** An accession with this number stands in the register already. */
public final class NumberTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String number;

    NumberTaken(String number) {
        super("the number " + number + " is given already; expected one that no accession has");
        this.number = number;
    }

    /** The number. */
    public String number() {
        return number;
    }
}
