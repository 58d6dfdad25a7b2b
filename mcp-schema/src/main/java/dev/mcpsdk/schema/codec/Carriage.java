package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.AudioContent;
import dev.mcpsdk.schema.Content;
import dev.mcpsdk.schema.CreateMessageRequest;
import dev.mcpsdk.schema.CreateMessageResult;
import dev.mcpsdk.schema.CreateTaskResult;
import dev.mcpsdk.schema.ElicitFormRequest;
import dev.mcpsdk.schema.ElicitRequest;
import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.ImageContent;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.SamplingMessage;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.ToolResultContent;
import dev.mcpsdk.schema.ToolUseContent;
import java.util.List;

/**
 * Whether a revision has a form for something. Writers find out too, but in the middle of a
 * message; who asks here first can refuse cleanly. Which methods a revision has is the dialect's
 * knowledge.
 */
public final class Carriage {
  private Carriage() {}

  /**
   * Passes a request that can be written.
   *
   * @throws UncarriedException if it cannot
   */
  public static void check(Request<?> request, Wire wire) {
    if (request instanceof ElicitRequest question) {
      check(question, wire);
    } else if (request instanceof CreateMessageRequest sampling) {
      check(sampling, wire);
    }
  }

  /**
   * Passes a result that can be written.
   *
   * @throws UncarriedException if it cannot
   */
  public static void check(Result result, Wire wire) {
    if (result instanceof CreateMessageResult sampled) {
      checkOne(sampled.content(), wire);
    } else if (result instanceof CreateTaskResult && !wire.coreTasks() && !wire.envelopes()) {
      throw new UncarriedException("a task in place of a result");
    }
  }

  private static void check(ElicitRequest question, Wire wire) {
    if (!wire.elicitation()) {
      throw new UncarriedException("a question to the user");
    }
    if (question instanceof ElicitFormRequest form) {
      if (!wire.modes() && form.requestedSchema().plainJson() == null) {
        throw new UncarriedException(
            "a form with other fields than texts, numbers, booleans and choices of one");
      }
    } else if (question instanceof ElicitUrlRequest page) {
      if (!wire.modes()) {
        throw new UncarriedException("a question by URL");
      }
      if (wire.elicitationIds() && page.elicitationId() == null) {
        throw new UncarriedException("a question by URL without an elicitationId");
      }
    }
  }

  private static void check(CreateMessageRequest request, Wire wire) {
    if (!wire.modes() && !request.tools().isEmpty()) {
      throw toolsInSampling();
    }
    for (SamplingMessage message : request.messages()) {
      for (Content content : message.content()) {
        checkSampled(content, wire);
      }
    }
  }

  /** A model's answer, which before 2025-11-25 was one block. */
  private static void checkOne(List<Content> content, Wire wire) {
    for (Content block : content) {
      checkSampled(block, wire);
    }
    if (!wire.modes() && content.size() > 1 && !isText(content)) {
      throw severalBlocks();
    }
  }

  static UncarriedException toolsInSampling() {
    return new UncarriedException("sampling with tools");
  }

  static UncarriedException severalBlocks() {
    return new UncarriedException("an answer of several blocks, not all of them text");
  }

  private static boolean isText(List<Content> content) {
    for (Content block : content) {
      if (!(block instanceof TextContent)) {
        return false;
      }
    }
    return true;
  }

  /** No note can stand for what a model is to hear or said itself. */
  static void checkSampled(Content content, Wire wire) {
    boolean known =
        wire.envelopes()
            || content instanceof TextContent
            || content instanceof ImageContent
            || content instanceof AudioContent && wire.audio()
            || wire.modes()
                && (content instanceof ToolUseContent || content instanceof ToolResultContent);
    if (!known) {
      throw new UncarriedException("content of a sampling message of that type");
    }
  }
}
