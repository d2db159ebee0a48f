/** How known senders differ from the RFC: a table, and the sentences that quote it. */
@NullMarked
package mtasts.checks.interop;

import org.jspecify.annotations.NullMarked;
