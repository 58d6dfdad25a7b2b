// The package ws as a client of `examples/run everything --http HOST:PORT --ws`, revision 2026-07-28 and plain frames.
// usage: raw-client.mjs URL
import assert from 'node:assert/strict';
import { once } from 'node:events';

import WebSocket from 'ws';

import { check, finish } from './checks.mjs';

const url = process.argv[2];
const META = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'ws', version: '8' },
  'io.modelcontextprotocol/clientCapabilities': {},
};

/** An open connection with what it received, and calls that are answered. */
async function open(protocols = ['mcp'], options = {}) {
  const socket = new WebSocket(url, protocols, options);
  const received = [];
  const waiting = new Map();
  socket.on('message', (data, binary) => {
    assert.equal(binary, false);
    const message = JSON.parse(data.toString());
    received.push(message);
    if (message.method === undefined) waiting.get(message.id)?.(message);
  });
  await once(socket, 'open');
  let id = 0;
  const call = (method, params = {}, meta = {}) => new Promise((resolve) => {
    waiting.set(++id, resolve);
    socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params: { ...params, _meta: { ...META, ...meta } } }));
  });
  return { socket, received, call };
}

/** How a connection ends that the server does not want. */
async function refusal(protocols, options) {
  const socket = new WebSocket(url, protocols, options);
  const status = await new Promise((resolve, reject) => {
    socket.on('unexpected-response', (request, response) => { resolve(response.statusCode); request.destroy(); });
    socket.on('open', () => reject(new Error('it was accepted')));
    socket.on('error', reject);
  });
  return status;
}

async function closing(socket) {
  const [code, reason] = await once(socket, 'close');
  return { code, reason: reason.toString() };
}

await check('agrees on the subprotocol, and on no extension', async () => {
  const { socket } = await open();
  assert.equal(socket.protocol, 'mcp');
  assert.equal(socket.extensions, '');
  socket.close(1000, 'done');
  assert.equal((await closing(socket)).code, 1000);
});

await check('discovers, lists and calls', async () => {
  const { socket, call } = await open();
  const discovered = await call('server/discover');
  assert.ok(discovered.result.supportedVersions.includes('2026-07-28'));
  const names = (await call('tools/list')).result.tools.map((tool) => tool.name);
  assert.ok(names.includes('echo'));
  const answer = await call('tools/call', { name: 'echo', arguments: { message: 'äöü € 🙂' } });
  assert.equal(answer.result.content[0].text, 'äöü € 🙂');
  socket.close();
});

await check('answers many calls on one connection, whatever their order', async () => {
  const { socket, call } = await open();
  const sums = await Promise.all(Array.from({ length: 200 }, (_, i) => call('tools/call', { name: 'add', arguments: { a: i, b: 1 } })));
  sums.forEach((answer, i) => assert.equal(answer.result.structuredContent.sum, i + 1));
  socket.close();
});

await check('reports progress before the answer', async () => {
  const { socket, call, received } = await open();
  await call('tools/call', { name: 'countdown', arguments: { from: 3 } }, { progressToken: 'p' });
  const progress = received.filter((message) => message.method === 'notifications/progress');
  assert.deepEqual(progress.map((message) => message.params.progress), [1, 2, 3]);
  socket.close();
});

await check('asks in an input round', async () => {
  const { socket, call } = await open();
  const asked = await call('tools/call', { name: 'book_table', arguments: { restaurant: 'Raw' } }, {
    'io.modelcontextprotocol/clientCapabilities': { elicitation: { form: {} } },
  });
  assert.equal(asked.result?.resultType, 'input_required', JSON.stringify(asked));
  assert.ok(asked.result.requestState);
  socket.close();
});

await check('takes a message in fragments, and large ones both ways', async () => {
  const { socket, call, received } = await open();
  const text = JSON.stringify({ jsonrpc: '2.0', id: 'f', method: 'server/discover', params: { _meta: META } });
  for (let i = 0; i < text.length; i += 7) socket.send(text.slice(i, i + 7), { fin: i + 7 >= text.length });
  const message = 'x'.repeat(1_000_000);
  const answer = await call('tools/call', { name: 'echo', arguments: { message } });
  assert.equal(answer.result.content[0].text, message);
  assert.ok(received.some((one) => one.id === 'f'));
  socket.close();
});

await check('answers pings', async () => {
  const { socket } = await open();
  socket.ping('still there?');
  const [payload] = await once(socket, 'pong');
  assert.equal(payload.toString(), 'still there?');
  socket.close();
});

await check('answers what is no JSON and keeps the connection', async () => {
  const { socket, call, received } = await open();
  socket.send('nonsense');
  await call('server/discover');
  assert.equal(received[0].error.code, -32700);
  socket.close();
});

await check('closes binary messages with 1003 and large ones with 1009', async () => {
  const { socket } = await open();
  socket.send(Buffer.from([1, 2, 3]));
  assert.equal((await closing(socket)).code, 1003);
  const { socket: second } = await open();
  second.send('x'.repeat(5 * 1024 * 1024));
  second.on('error', () => {}); // what is still being sent meets a closed door
  const { code } = await closing(second);
  assert.ok(code === 1009 || code === 1006, `code ${code}`);
});

await check('takes clients without a subprotocol, refuses those with others', async () => {
  const { socket, call } = await open([]);
  assert.equal(socket.protocol, '');
  assert.ok((await call('server/discover')).result);
  socket.close();
  assert.equal(await refusal(['chat'], {}), 400);
});

await check('refuses foreign pages and hosts', async () => {
  assert.equal(await refusal(['mcp'], { origin: 'https://evil.example' }), 403);
  assert.equal(await refusal(['mcp'], { headers: { Host: 'evil.example' } }), 403);
});

finish();
