// A connection of the TypeScript SDK 2 that keeps what was received.
import assert from 'node:assert/strict';

import { Client, ProtocolError, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

import { keepStderr } from './checks.mjs';

export const REVISION = '2026-07-28';
export const received = []; // every message, in the order of the wire
export const problems = []; // what the SDK met outside a call: messages it could not read or route

/** target: [URL] or ['--', PROGRAM, ARG...] */
export async function connect(target, options = {}) {
  const transport = target[0] === '--'
    ? new StdioClientTransport({ command: target[1], args: target.slice(2), stderr: 'pipe' })
    : new StreamableHTTPClientTransport(new URL(target[0]));
  keepStderr(transport.stderr);
  const client = new Client({ name: 'typescript-peer', version: '1.0.0' }, { versionNegotiation: { mode: { pin: REVISION } }, ...options });
  client.onerror = (error) => problems.push(error);
  await client.connect(transport, { timeout: 30_000 });
  const { onmessage } = transport;
  transport.onmessage = (message, extra) => { received.push(message); onmessage(message, extra); };
  return { client, transport };
}

export const call = (client, name, args = {}, options = undefined) => client.callTool({ name, arguments: args }, options);

export async function protocolError(promise, code) {
  const error = await promise.then((value) => assert.fail(`expected error ${code}, got ${JSON.stringify(value)}`), (reason) => reason);
  assert.ok(error instanceof ProtocolError, `expected a protocol error, got ${error}`);
  assert.equal(error.code, code, error.message);
  return error;
}
