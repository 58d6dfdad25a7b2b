// What ts/client.mjs is written with: a connection that keeps what was received, and checks that are counted.
import assert from 'node:assert/strict';

import { Client, ProtocolError, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

export const REVISION = '2026-07-28';
export const received = []; // every message, in the order of the wire
export const problems = []; // what the SDK met outside a call: messages it could not read or route
let serverStderr = '';
let passed = 0;
let failed = 0;

/** target: [URL] or ['--', PROGRAM, ARG...] */
export async function connect(target, options = {}) {
  const transport = target[0] === '--'
    ? new StdioClientTransport({ command: target[1], args: target.slice(2), stderr: 'pipe' })
    : new StreamableHTTPClientTransport(new URL(target[0]));
  transport.stderr?.on('data', (chunk) => { serverStderr = (serverStderr + chunk).slice(-10_000); });
  const client = new Client({ name: 'typescript-peer', version: '1.0.0' }, { versionNegotiation: { mode: { pin: REVISION } }, ...options });
  client.onerror = (error) => problems.push(error);
  await client.connect(transport, { timeout: 30_000 });
  const { onmessage } = transport;
  transport.onmessage = (message, extra) => { received.push(message); onmessage(message, extra); };
  return { client, transport };
}

export async function check(name, body) {
  const timeout = 30_000;
  let timer;
  try {
    await Promise.race([
      body(),
      new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`no end within ${timeout} ms`)), timeout); }),
    ]);
    passed++;
    console.log(`ok      ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAILED  ${name}: ${error?.stack ?? error}`);
  } finally {
    clearTimeout(timer);
  }
}

/** Prints the sum; the exit code of the program. */
export function finish() {
  if (failed > 0 && serverStderr) console.error(`--- stderr of the server\n${serverStderr}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

export async function until(what, condition, ms = 10_000) {
  const deadline = Date.now() + ms;
  while (!(await condition())) {
    assert.ok(Date.now() < deadline, `not within ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export const call = (client, name, args = {}, options = undefined) => client.callTool({ name, arguments: args }, options);
export const textOf = (result) => result.content.filter((block) => block.type === 'text').map((block) => block.text).join('\n');

export async function protocolError(promise, code) {
  const error = await promise.then((value) => assert.fail(`expected error ${code}, got ${JSON.stringify(value)}`), (reason) => reason);
  assert.ok(error instanceof ProtocolError, `expected a protocol error, got ${error}`);
  assert.equal(error.code, code, error.message);
  return error;
}
