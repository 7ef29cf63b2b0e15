/**
 * How programs find what is here: rules for crawlers, the site map, the description that lets a browser search the
 * archive from its address bar.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>way to be found: a resource here, a line in {@code WebApplication}, a line in {@code DiscoveryTest}.
 * </ol>
 */
@NullMarked
package org.wenku.web.discovery;

import org.jspecify.annotations.NullMarked;
