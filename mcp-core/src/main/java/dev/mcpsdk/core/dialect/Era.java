package dev.mcpsdk.core.dialect;

/** The two ways the protocol has worked. */
public enum Era {
  /**
   * 2024-11-05 to 2025-11-25: facts about the peer come from {@code initialize}, once for a
   * session.
   */
  HANDSHAKE,
  /** From 2026-07-28 on: every request carries its facts in {@code _meta}. */
  STATELESS
}
