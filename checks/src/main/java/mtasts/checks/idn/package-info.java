/** Internationalized domain names (UTS 46, as browsers have it; RFC 5891). */
@NullMarked
package mtasts.checks.idn;

import org.jspecify.annotations.NullMarked;
