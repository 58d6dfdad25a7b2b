package dev.mcpsdk.examples.cli;

import dev.mcpsdk.schema.CreateMessageRequest;
import dev.mcpsdk.schema.CreateMessageResult;
import dev.mcpsdk.schema.ElicitFormRequest;
import dev.mcpsdk.schema.ElicitResult;
import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.RawJson;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/** Answers a server's questions with what was given on the command line, in order. */
final class Answers {

  private final Deque<RawJson> given;
  private final ReentrantLock lock = new ReentrantLock();

  Answers(Deque<RawJson> given) {
    this.given = given;
  }

  /**
   * A form is filled with the next answer; {@code "decline"} and {@code "cancel"} are what they
   * say.
   */
  ElicitResult form(ElicitFormRequest question) {
    RawJson answer = next(question.message());
    if (answer.equals(RawJson.string("decline"))) {
      return ElicitResult.decline();
    }
    return answer.equals(RawJson.string("cancel"))
        ? ElicitResult.cancel()
        : ElicitResult.accept(answer);
  }

  ElicitResult url(ElicitUrlRequest question) {
    RawJson answer = next(question.message() + " " + question.url());
    return answer.equals(RawJson.TRUE) ? ElicitResult.accept() : ElicitResult.decline();
  }

  /** The model's part is played by the next answer: a string, or anything else as its JSON text. */
  CreateMessageResult sample(CreateMessageRequest question) {
    RawJson answer = next("a request to the model");
    String text = answer.kind() == JsonKind.STRING ? answer.reader().string() : answer.toString();
    return CreateMessageResult.text(text, "command-line");
  }

  private RawJson next(String question) {
    lock.lock();
    try {
      System.err.println("asked: " + question);
      RawJson answer = given.poll();
      if (answer == null) {
        throw new IllegalStateException("the server asks more than there are --answer options");
      }
      System.err.println("answered: " + answer);
      return answer;
    } finally {
      lock.unlock();
    }
  }
}
