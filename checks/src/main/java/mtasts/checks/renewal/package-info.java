/**
 * When hosts renew their certificates. Every host has its habit: so long before the end, by a timer
 * that nobody looks at. A certificate that is later than its own habit tells that the timer has
 * stopped, weeks before the end comes near.
 */
@NullMarked
package mtasts.checks.renewal;

import org.jspecify.annotations.NullMarked;
