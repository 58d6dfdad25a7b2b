package dev.mcpsdk.server.ask;

import java.util.Map;

/** The answers to several questions asked together. */
public final class Answers {

  private final Map<Question<?>, Object> byQuestion;

  public Answers(Map<Question<?>, Object> byQuestion) {
    this.byQuestion = Map.copyOf(byQuestion);
  }

  /**
   * The answer to one of the questions asked. @throws IllegalArgumentException if it was not among
   * them
   */
  public <A> A to(Question<A> question) {
    Object answer = byQuestion.get(question);
    if (answer == null) {
      throw new IllegalArgumentException("this question was not among those asked together");
    }
    // Put there by the question's own reader.
    @SuppressWarnings("unchecked")
    A typed = (A) answer;
    return typed;
  }
}
