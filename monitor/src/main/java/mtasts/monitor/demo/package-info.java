/** The whole product shown on loopback: the only part of the program that knows the lab. */
@NullMarked
package mtasts.monitor.demo;

import org.jspecify.annotations.NullMarked;
