// A client of the TypeScript SDK 1, and requests by hand, at `examples/run everything --legacy stateless`: nothing is kept between
// requests. usage: stateless.mjs URL
// One line for each check, then 'N passed, N failed'; exit code 0 if all passed.
import assert from 'node:assert/strict';

import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';

import { check, finish, textOf } from './checks.mjs';
import * as v1 from './v1.mjs';
import * as v2 from './v2.mjs';

const [url] = process.argv.slice(2);
if (!url) {
  console.error('usage: stateless.mjs URL');
  process.exit(2);
}
setTimeout(() => { console.error('no end within 120 s'); process.exit(1); }, 120_000).unref();

const post = (body, headers = {}) => fetch(url, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream', ...headers },
  body: JSON.stringify({ jsonrpc: '2.0', ...body }),
});

try {
  const { client, transport, revision } = await v1.connect([url], {
    capabilities: { elicitation: { form: {} } },
    handlers: [[ElicitRequestSchema, () => ({ action: 'cancel' })]],
  });
  await check('connects without a session', async () => {
    assert.equal(revision, v1.REVISION);
    assert.equal(transport.sessionId, undefined);
  });
  await check('tools, resources and prompts', async () => {
    assert.ok((await client.listTools()).tools.length > 0);
    assert.deepEqual((await v1.call(client, 'add', { a: 40, b: 2 })).structuredContent, { sum: 42 });
    assert.ok((await client.readResource({ uri: 'demo://greeting' })).contents[0].text);
    assert.match(JSON.stringify((await client.getPrompt({ name: 'greet', arguments: { name: 'Ada' } })).messages), /Ada/);
  });
  await check('progress of a call comes with its answer', async () => {
    const start = v1.received.length;
    await v1.call(client, 'countdown', { from: 3, delayMs: 20 }, { onprogress: () => {} });
    assert.deepEqual(v1.received.slice(start).map(({ params }) => params?.progress), [1, 2, 3, undefined]);
  });
  await check('a question is refused: nobody could bring the answer', async () => {
    const result = await v1.call(client, 'book_table', { restaurant: 'Noma' });
    assert.equal(result.isError, true);
    assert.match(textOf(result), /elicitation/);
  });
  await check('a call of 2025-06-18 needs no handshake', async () => {
    const response = await post(
      { id: 1, method: 'tools/call', params: { name: 'echo', arguments: { message: 'hello' } } },
      { 'MCP-Protocol-Version': '2025-06-18' },
    );
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('mcp-session-id'), null);
    assert.equal(textOf((await response.json()).result), 'hello');
  });
  await check('there is no stream to open and no session to end', async () => {
    for (const method of ['GET', 'DELETE']) {
      const response = await fetch(url, { method, headers: { Accept: 'text/event-stream', 'Mcp-Session-Id': 'any' } });
      assert.equal(response.status, 405, method);
      await response.body?.cancel();
    }
  });
  await check('2026-07-28 is served all the same', async () => {
    const { client: modern } = await v2.connect([url]);
    assert.equal(textOf(await v2.call(modern, 'echo', { message: 'hello' })), 'hello');
    await modern.close();
  });
  await client.close();
} catch (error) {
  await check('runs to its end', () => { throw error; });
}
process.exit(finish());
