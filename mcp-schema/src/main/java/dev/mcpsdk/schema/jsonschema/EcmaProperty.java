package dev.mcpsdk.schema.jsonschema;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Unicode properties as ECMA-262 names them, in the spelling of {@link java.util.regex}. */
final class EcmaProperty {
  private static final Map<String, String> CATEGORIES = new HashMap<>();
  private static final Map<String, String> BINARY = new HashMap<>();

  static {
    String names =
        "L Letter,LC Cased_Letter,Lu Uppercase_Letter,Ll Lowercase_Letter,Lt Titlecase_Letter,"
            + "Lm Modifier_Letter,Lo Other_Letter,M Mark,M Combining_Mark,Mn Nonspacing_Mark,"
            + "Mc Spacing_Mark,Me Enclosing_Mark,N Number,Nd Decimal_Number,Nd digit,"
            + "Nl Letter_Number,No Other_Number,P Punctuation,P punct,Pc Connector_Punctuation,"
            + "Pd Dash_Punctuation,Ps Open_Punctuation,Pe Close_Punctuation,"
            + "Pi Initial_Punctuation,Pf Final_Punctuation,Po Other_Punctuation,S Symbol,"
            + "Sm Math_Symbol,Sc Currency_Symbol,Sk Modifier_Symbol,So Other_Symbol,Z Separator,"
            + "Zs Space_Separator,Zl Line_Separator,Zp Paragraph_Separator,C Other,Cc Control,"
            + "Cc cntrl,Cf Format,Cs Surrogate,Co Private_Use,Cn Unassigned";
    for (String pair : names.split(",", -1)) {
      int space = pair.indexOf(' ');
      String shortName = pair.substring(0, space);
      CATEGORIES.put(shortName, "\\p{" + shortName + "}");
      CATEGORIES.put(pair.substring(space + 1), "\\p{" + shortName + "}");
    }
    BINARY.put("Any", "\\x{0}-\\x{10ffff}");
    BINARY.put("ASCII", "\\x{0}-\\x{7f}");
    BINARY.put("ASCII_Hex_Digit", "0-9A-Fa-f");
    BINARY.put("AHex", "0-9A-Fa-f");
    BINARY.put("Alphabetic", "\\p{IsAlphabetic}");
    BINARY.put("Alpha", "\\p{IsAlphabetic}");
    BINARY.put("Assigned", "\\p{IsAssigned}");
    BINARY.put("Ideographic", "\\p{IsIdeographic}");
    BINARY.put("Ideo", "\\p{IsIdeographic}");
    BINARY.put("Lowercase", "\\p{IsLowercase}");
    BINARY.put("Lower", "\\p{IsLowercase}");
    BINARY.put("Uppercase", "\\p{IsUppercase}");
    BINARY.put("Upper", "\\p{IsUppercase}");
    BINARY.put("White_Space", "\\p{IsWhite_Space}");
    BINARY.put("space", "\\p{IsWhite_Space}");
    BINARY.put("Hex_Digit", "\\p{IsHex_Digit}");
    BINARY.put("Hex", "\\p{IsHex_Digit}");
    BINARY.put("Noncharacter_Code_Point", "\\p{IsNoncharacter_Code_Point}");
    BINARY.put("NChar", "\\p{IsNoncharacter_Code_Point}");
    BINARY.put("Join_Control", "\\p{IsJoin_Control}");
    BINARY.put("Join_C", "\\p{IsJoin_Control}");
  }

  private EcmaProperty() {}

  /** What goes between brackets in Java; null if there is no such property or Java lacks it. */
  static @Nullable String translate(String name) {
    int equals = name.indexOf('=');
    if (equals < 0) {
      String category = CATEGORIES.get(name);
      return category != null ? category : BINARY.get(name);
    }
    String value = name.substring(equals + 1);
    return switch (name.substring(0, equals)) {
      case "General_Category", "gc" -> CATEGORIES.get(value);
      case "Script", "sc" -> script(value);
      default -> null; // Java has no Script_Extensions
    };
  }

  private static @Nullable String script(String name) {
    try {
      return "\\p{script=" + Character.UnicodeScript.forName(name).name() + "}";
    } catch (IllegalArgumentException unknown) {
      return null;
    }
  }
}
