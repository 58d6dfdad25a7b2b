package dev.mcpsdk.examples.everything;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Takes deposits, the same one only once. */
final class Bank {

  record Receipt(String number, String idempotencyKey) {}

  private final Map<String, Receipt> receipts = new ConcurrentHashMap<>();

  /** The key decides: whoever repeats it gets the receipt of the first time. */
  Receipt deposit(String idempotencyKey) {
    return receipts.computeIfAbsent(
        idempotencyKey, key -> new Receipt("R-" + key.substring(0, 8), key));
  }

  int deposits() {
    return receipts.size();
  }
}
