/** Policy hosts over HTTPS and a webhook receiver, with faults that no well-behaved server has. */
@NullMarked
package mtasts.lab.http;

import org.jspecify.annotations.NullMarked;
