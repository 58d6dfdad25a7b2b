package dev.mcpsdk.examples.everything;

import dev.mcpsdk.schema.annotation.Description;
import dev.mcpsdk.schema.annotation.Length;
import dev.mcpsdk.schema.annotation.Maximum;
import dev.mcpsdk.schema.annotation.Minimum;
import dev.mcpsdk.server.CallContext;
import dev.mcpsdk.server.ask.Question;

/** Books a table in two rounds of questions, with a deposit between them. */
final class Booking {

  record Table(@Description("Where to book") @Length(min = 1) String restaurant) {}

  record Party(@Minimum(1) @Maximum(20) int guests, boolean vegetarian) {}

  record Consent(boolean confirm) {}

  private final Bank bank;

  Booking(Bank bank) {
    this.bank = bank;
  }

  String book(Table table, CallContext call) throws Exception {
    Party party =
        call.ask(
                "party",
                Question.form(Party.class, "A table at " + table.restaurant() + ": for how many?"))
            .orElseThrow();
    Bank.Receipt deposit = call.once("deposit", Bank.Receipt.class, bank::deposit);
    Consent consent =
        call.ask(
                "consent",
                Question.form(
                    Consent.class, "Deposit paid, receipt " + deposit.number() + ". Book it?"))
            .orElseThrow();
    if (!consent.confirm()) {
      return "Not booked. The deposit " + deposit.number() + " will be paid back.";
    }
    return "Booked at "
        + table.restaurant()
        + " for "
        + party.guests()
        + " guests"
        + (party.vegetarian() ? ", vegetarian" : "")
        + ". Deposit receipt "
        + deposit.number()
        + ", idempotency key "
        + deposit.idempotencyKey()
        + ".";
  }
}
