package dev.mcpsdk.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.schema.annotation.DefaultValue;
import dev.mcpsdk.schema.annotation.Description;
import dev.mcpsdk.schema.annotation.Format;
import dev.mcpsdk.schema.annotation.Header;
import dev.mcpsdk.schema.annotation.Length;
import dev.mcpsdk.schema.annotation.Maximum;
import dev.mcpsdk.schema.annotation.Minimum;
import dev.mcpsdk.schema.annotation.Pattern;
import dev.mcpsdk.schema.annotation.Title;
import dev.mcpsdk.schema.json.JsonBindingException;
import dev.mcpsdk.schema.json.RawJson;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormSchemaTest {

  enum Meal {
    @Title("No meat")
    VEGETARIAN,
    ANY
  }

  enum Day {
    SAT,
    SUN
  }

  record Booking(
      @Title("Guests") @Minimum(1) @Maximum(12) int guests,
      @Description("Tick if so") @DefaultValue("false") boolean vegetarian,
      @Format("email") @Length(max = 80) String mail,
      @Nullable String note,
      Optional<Double> budget,
      LocalDate day,
      Instant at,
      URI site,
      UUID id,
      Duration stay,
      Meal meal,
      @DefaultValue("SAT") Day first,
      @Length(min = 1) Set<Day> days,
      List<Meal> meals) {}

  @Test
  void describesAFlatForm() {
    assertThat(SchemaInference.formSchemaOf(Booking.class))
        .hasToString(
            ("{'type':'object','properties':{"
                    + "'guests':{'type':'integer','minimum':1,'maximum':12,'title':'Guests'},"
                    + "'vegetarian':{'type':'boolean','description':'Tick if so',"
                    + "'default':false},"
                    + "'mail':{'type':'string','maxLength':80,'format':'email'},"
                    + "'note':{'type':'string'},"
                    + "'budget':{'type':'number'},"
                    + "'day':{'type':'string','format':'date'},"
                    + "'at':{'type':'string','format':'date-time'},"
                    + "'site':{'type':'string','format':'uri'},"
                    + "'id':{'type':'string'},"
                    + "'stay':{'type':'string'},"
                    + "'meal':{'type':'string','oneOf':[{'const':'VEGETARIAN','title':'No meat'},"
                    + "{'const':'ANY','title':'ANY'}]},"
                    + "'first':{'type':'string','enum':['SAT','SUN'],'default':'SAT'},"
                    + "'days':{'type':'array','items':{'type':'string','enum':['SAT','SUN']},"
                    + "'minItems':1},"
                    + "'meals':{'type':'array','items':{'anyOf':["
                    + "{'const':'VEGETARIAN','title':'No meat'},{'const':'ANY','title':'ANY'}]}}},"
                    + "'required':['guests','mail','day','at','site','id','stay','meal','days',"
                    + "'meals']}")
                .replace('\'', '"'));
  }

  record Inner(int x) {}

  record WithRecord(Inner a) {}

  record WithMap(Map<String, String> a) {}

  record WithTexts(List<String> a) {}

  @SuppressWarnings("ArrayRecordComponent") // what is tested
  record WithBytes(byte[] a) {}

  record WithAnything(RawJson a) {}

  record WithPattern(@Pattern("x") String a) {}

  record WithHeader(@Header("X") String a) {}

  record WithFormat(@Format("hostname") String a) {}

  @ParameterizedTest
  @CsvSource({
    "WithRecord, which is flat",
    "WithMap, which is flat",
    "WithTexts, which is flat",
    "WithBytes, which is flat",
    "WithAnything, which is flat",
    "WithPattern, @Pattern has no place",
    "WithHeader, @Header has no place",
    "WithFormat, 'email, uri, date and date-time'",
  })
  void refusesWhatAFormCannotShow(String name, String message) throws ClassNotFoundException {
    Class<?> type = Class.forName(FormSchemaTest.class.getName() + "$" + name);
    assertThatThrownBy(() -> SchemaInference.formSchemaOf(type))
        .isInstanceOf(JsonBindingException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("component 'a'");
  }

  @Test
  void refusesWhatIsNoObject() {
    assertThatThrownBy(() -> SchemaInference.formSchemaOf(String.class))
        .isInstanceOf(JsonBindingException.class)
        .hasMessageContaining("is no form");
  }
}
