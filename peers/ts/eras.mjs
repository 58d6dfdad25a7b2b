// Clients of three eras at one server at once, `examples/run everything`: the TypeScript SDK 2 on 2026-07-28, the SDK 1 in a
// session of 2025-11-25, and the SDK 1 over the transport of 2024-11-05. Each hears in its own form what another one changed.
// usage: eras.mjs URL      of the endpoint; the transport of 2024-11-05 is at /sse beside it
// One line for each check, then 'N passed, N failed'; exit code 0 if all passed.
import assert from 'node:assert/strict';

import { ResourceUpdatedNotificationSchema, ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';

import { check, finish, textOf, until } from './checks.mjs';
import * as v1 from './v1.mjs';
import * as v2 from './v2.mjs';

const [url] = process.argv.slice(2);
if (!url) {
  console.error('usage: eras.mjs URL');
  process.exit(2);
}
setTimeout(() => { console.error('no end within 120 s'); process.exit(1); }, 120_000).unref();
const GREETING = 'demo://greeting';

/** What one of the clients is called, calls and hears. */
async function stateless() {
  const { client } = await v2.connect([url]);
  const heard = [];
  client.setNotificationHandler('notifications/resources/updated', ({ params }) => void heard.push(params.uri));
  client.setNotificationHandler('notifications/tools/list_changed', () => void heard.push('tools'));
  await client.listen({ toolsListChanged: true, resourceSubscriptions: [GREETING] });
  return { name: 'the client without a session', client, heard, call: (name, args) => v2.call(client, name, args) };
}

async function session(name, target) {
  const { client } = await v1.connect([target]);
  const heard = [];
  client.setNotificationHandler(ResourceUpdatedNotificationSchema, ({ params }) => void heard.push(params.uri));
  client.setNotificationHandler(ToolListChangedNotificationSchema, () => void heard.push('tools'));
  await client.subscribeResource({ uri: GREETING });
  return { name, client, heard, call: (tool, args) => v1.call(client, tool, args) };
}

try {
  const clients = [
    await stateless(),
    await session('the client in a session', url),
    await session('the client on the stream of 2024-11-05', new URL('/sse', url).href),
  ];
  await check('all three get their own answers at once', async () => {
    const answers = await Promise.all(clients.flatMap(({ name, call }) =>
      Array.from({ length: 30 }, async (_, i) => [`${name} ${i}`, textOf(await call('echo', { message: `${name} ${i}` }))])));
    for (const [sent, received] of answers) assert.equal(received, sent);
  });
  for (const { name, call } of clients) {
    await check(`all three hear what ${name} changes`, async () => {
      await call('touch', { uri: 'demo://logo' }); // which nobody asked for
      await call('touch', { uri: GREETING });
      await until('the update', () => clients.every(({ heard }) => heard.length > 0));
      for (const { heard } of clients) assert.deepEqual(heard.splice(0), [GREETING]);
      await call('change_tools', {});
      await until('the change of the tools', () => clients.every(({ heard }) => heard.length > 0));
      for (const { heard } of clients) assert.deepEqual(heard.splice(0), ['tools']);
    });
  }
  await check('one leaves, the others go on', async () => {
    const [first, ...rest] = clients;
    await first.client.close();
    await rest[0].call('touch', { uri: GREETING });
    await until('the update', () => rest.every(({ heard }) => heard.length > 0));
  });
  for (const { client } of clients.slice(1)) await client.close();
} catch (error) {
  await check('runs to its end', () => { throw error; });
}
process.exit(finish());
