/** A DNS server with records and faults that may change while it runs. */
@NullMarked
package mtasts.lab.dns;

import org.jspecify.annotations.NullMarked;
