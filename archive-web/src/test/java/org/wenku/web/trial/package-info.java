/**
 * Trials of the whole house: real drops taken in by real processes, which are killed, starved and fed with what was made
 * to harm them.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a kind of hostile file: a method in {@code HostileFiles}, and its place in the drop of {@code IngestIT};
 *   <li>a misfortune: a test in {@code MisfortunesIT} that ends with {@code TrialHouse.agreesOn}.
 * </ol>
 */
@NullMarked
package org.wenku.web.trial;

import org.jspecify.annotations.NullMarked;
