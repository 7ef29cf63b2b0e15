package org.wenku.archive.step;

/**
 * Steps that have failed or lack a tool in the same way.
 *
 * @param key names the group in addresses: 32 hexadecimal digits
 * @param cause what is the same about them
 */
public record StepTrouble(String key, StepCause cause) {}
