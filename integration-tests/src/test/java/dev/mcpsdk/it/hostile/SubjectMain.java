package dev.mcpsdk.it.hostile;

import dev.mcpsdk.transport.stdio.StdioServerTransport;

/** The subject in a process of its own, on standard input and output. */
final class SubjectMain {

  private SubjectMain() {}

  public static void main(String[] arguments) {
    Subject subject = new Subject();
    subject.server.serve(StdioServerTransport.create());
    subject.server.awaitClose();
    subject.close();
  }
}
