package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;

/** {@code contains} with {@code minContains} and {@code maxContains}. */
final class Contains implements Keyword {
  private final Schema wanted;
  private final int least;
  private final int most;

  Contains(Schema wanted, int least, int most) {
    this.wanted = wanted;
    this.least = least;
    this.most = most;
  }

  @Override
  public boolean accepts(Evaluation run, int node) {
    JsonTape tape = run.tape();
    if (tape.kind(node) != JsonKind.ARRAY) {
      return true;
    }
    Evaluated evaluated = run.evaluated();
    int found = 0;
    int index = 0;
    for (int child = node + 1; child < tape.next(node); child = tape.next(child)) {
      if (run.quietly(wanted, child)) {
        found++;
        if (evaluated != null) {
          evaluated.add(index);
        }
      }
      boolean decided = found > most || (found >= least && most == Integer.MAX_VALUE);
      if (decided && evaluated == null) {
        break;
      }
      index++;
    }
    return within(run, node, found);
  }

  private boolean within(Evaluation run, int node, int found) {
    if (found < least) {
      if (run.reporting()) {
        String keyword = least == 1 ? "contains" : "minContains";
        run.report(
            node, keyword, "expected at least " + least + " matching elements but found " + found);
      }
      return false;
    }
    if (found > most) {
      if (run.reporting()) {
        run.report(
            node, "maxContains", "expected at most " + most + " matching elements but found more");
      }
      return false;
    }
    return true;
  }
}
