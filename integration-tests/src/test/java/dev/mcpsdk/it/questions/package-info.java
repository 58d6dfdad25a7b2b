/** Questions in the middle of calls: over real transports, between processes, and under attack. */
package dev.mcpsdk.it.questions;
