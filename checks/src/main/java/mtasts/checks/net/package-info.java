/** What every outward step shares: deadlines, addresses and their limits. */
@NullMarked
package mtasts.checks.net;

import org.jspecify.annotations.NullMarked;
