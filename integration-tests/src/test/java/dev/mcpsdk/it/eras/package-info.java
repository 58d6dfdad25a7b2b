/** The client against servers of every era, played by the tests. */
package dev.mcpsdk.it.eras;
