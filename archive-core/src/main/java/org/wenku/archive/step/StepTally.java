package org.wenku.archive.step;

/** How many steps of one kind stand in one state. */
public record StepTally(String kind, StepState state, long count) {}
