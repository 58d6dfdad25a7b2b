package dev.mcpsdk.transport.websocket;

/** The close codes of RFC 6455, section 7.4.1, as far as they are used here. */
final class CloseCodes {

  static final int NORMAL = 1000;
  static final int GOING_AWAY = 1001;
  static final int PROTOCOL_ERROR = 1002;
  static final int NOT_TEXT = 1003;
  static final int ABNORMAL = 1006;
  static final int NOT_UTF8 = 1007;
  static final int TOO_BIG = 1009;

  private CloseCodes() {}
}
