// A connection of the TypeScript SDK 1 (sessions, up to 2025-11-25) that keeps what was received.
import assert from 'node:assert/strict';
import { connect as dial, createServer } from 'node:net';

import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { McpError } from '@modelcontextprotocol/sdk/types.js';

import { keepStderr } from './checks.mjs';

export const REVISION = '2025-11-25';
export const received = []; // every message after the handshake, in the order of the wire
export const problems = []; // what the SDK met outside a call: messages it could not read or route, lost streams

function transportTo(target) {
  if (target[0] === '--') return new StdioClientTransport({ command: target[1], args: target.slice(2), stderr: 'pipe' });
  const url = new URL(target[0]);
  return url.pathname.endsWith('/sse') ? new SSEClientTransport(url) : new StreamableHTTPClientTransport(url);
}

/**
 * target: [URL] or ['--', PROGRAM, ARG...]; handlers: [SCHEMA, HANDLER] for what the server asks.
 * Also tells the revision the server chose.
 */
export async function connect(target, { handlers = [], ...options } = {}) {
  const transport = transportTo(target);
  keepStderr(transport.stderr);
  let revision;
  const { setProtocolVersion } = transport;
  transport.setProtocolVersion = (version) => {
    revision = version;
    setProtocolVersion?.call(transport, version);
  };
  const client = new Client({ name: 'typescript-peer', version: '1.0.0' }, options);
  client.onerror = (error) => problems.push(error);
  for (const [schema, handler] of handlers) client.setRequestHandler(schema, handler);
  await client.connect(transport, { timeout: 30_000 });
  const { onmessage } = transport;
  transport.onmessage = (message, extra) => { received.push(message); onmessage(message, extra); };
  return { client, transport, revision };
}

export const call = (client, name, args = {}, options = undefined) => client.callTool({ name, arguments: args }, undefined, options);

export async function protocolError(promise, code) {
  const error = await promise.then((value) => assert.fail(`expected error ${code}, got ${JSON.stringify(value)}`), (reason) => reason);
  assert.ok(error instanceof McpError, `expected a protocol error, got ${error}`);
  assert.equal(error.code, code, error.message);
  return error;
}

/** Stands between a client and the server at url; cut() breaks all connections at once, new ones are let through. */
export async function breakable(url) {
  const { hostname, port, pathname } = new URL(url);
  const open = new Set();
  const proxy = createServer((near) => {
    const far = dial(Number(port), hostname);
    for (const [socket, other] of [[near, far], [far, near]]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => { open.delete(socket); other.destroy(); });
      socket.pipe(other);
    }
  });
  await new Promise((listening) => proxy.listen(0, '127.0.0.1', listening));
  const cut = () => { for (const socket of open) socket.destroy(); };
  return {
    url: `http://127.0.0.1:${proxy.address().port}${pathname}`,
    cut,
    close: () => { proxy.close(); cut(); },
  };
}
