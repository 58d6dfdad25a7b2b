package dev.mcpsdk.server.interaction;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.json.JsonException;
import dev.mcpsdk.server.ask.Asking;
import dev.mcpsdk.server.ask.StateStore;
import java.time.Clock;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Turns a state into the text that travels through the client, and back. */
final class StateSeal {

  private static final char INLINE = '1';
  private static final char STORED = '2';

  private final Asking asking;
  private final Clock clock;

  StateSeal(Asking asking, Clock clock) {
    this.asking = asking;
    this.clock = clock;
  }

  /**
   * @throws ProtocolException if it is too long to travel and there is no store
   */
  String seal(InteractionState state, Binding binding) {
    byte[] sealed = asking.keys().seal(StateCodec.write(state), binding.digest());
    int length = 1 + (sealed.length * 4 + 2) / 3;
    if (length <= Asking.MAX_STATE) {
      return INLINE + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }
    StateStore store = asking.stateStore();
    if (store == null) {
      throw new ProtocolException(
          ErrorCodes.INTERNAL_ERROR,
          "the answers so far need a state of "
              + length
              + " characters, over the limit of "
              + Asking.MAX_STATE
              + "; the server needs a state store for more");
    }
    return STORED + store.put(sealed, asking.lifetime());
  }

  /**
   * @throws ProtocolException always the same one, whatever is wrong with it
   */
  InteractionState open(String text, Binding binding) {
    byte[] sealed = sealed(text);
    byte[] plain = sealed == null ? null : asking.keys().open(sealed, binding.digest());
    if (plain == null) {
      throw invalid();
    }
    InteractionState state;
    try {
      state = StateCodec.read(plain);
    } catch (JsonException e) {
      throw invalid();
    }
    if (state.expires() < clock.instant().getEpochSecond()) {
      throw invalid();
    }
    return state;
  }

  private byte @Nullable [] sealed(String text) {
    if (text.isEmpty() || text.length() > Asking.MAX_STATE) {
      return null;
    }
    StateStore store = asking.stateStore();
    String rest = text.substring(1);
    if (text.charAt(0) == STORED && store != null) {
      return store.get(rest);
    }
    if (text.charAt(0) != INLINE) {
      return null;
    }
    try {
      return Base64.getUrlDecoder().decode(rest);
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  private static ProtocolException invalid() {
    return ProtocolException.invalidParams(
        "requestState is not valid for this request: it was changed, has expired, or belongs elsewhere");
  }

  long expiry() {
    return clock.instant().getEpochSecond() + asking.lifetime().toSeconds();
  }
}
