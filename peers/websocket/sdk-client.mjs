// The WebSocket client transport of the TypeScript SDK 1.x, on Node's own WebSocket, as a client of
// `examples/run everything --http HOST:PORT --ws`: the handshake era.
// usage: sdk-client.mjs URL
import assert from 'node:assert/strict';

import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { WebSocketClientTransport } from '@modelcontextprotocol/sdk/client/websocket.js';
import {
  CreateMessageRequestSchema, ElicitRequestSchema, LoggingMessageNotificationSchema, ListRootsRequestSchema,
  ResourceUpdatedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';

import { check, finish } from './checks.mjs';

const url = new URL(process.argv[2]);
const logs = [];
const updates = [];
const questions = [];

const client = new Client({ name: 'typescript-1', version: '1.0.0' }, {
  capabilities: { elicitation: { form: {} }, sampling: {}, roots: {} },
});
client.setNotificationHandler(LoggingMessageNotificationSchema, (message) => { logs.push(message.params); });
client.setNotificationHandler(ResourceUpdatedNotificationSchema, (message) => { updates.push(message.params.uri); });
client.setRequestHandler(ListRootsRequestSchema, () => ({ roots: [{ uri: 'file:///peer', name: 'peer' }] }));
client.setRequestHandler(CreateMessageRequestSchema, () => ({
  role: 'assistant', model: 'peer-model', content: { type: 'text', text: 'In short: yes.' },
}));
client.setRequestHandler(ElicitRequestSchema, (request) => {
  questions.push(request.params.message);
  const content = {};
  for (const [name, schema] of Object.entries(request.params.requestedSchema.properties)) {
    content[name] = schema.default ?? schema.enum?.[0] ?? { string: 'Peer', boolean: true, integer: schema.minimum ?? 2, number: 2 }[schema.type];
  }
  return { action: 'accept', content };
});

const textOf = (result) => result.content.find((item) => item.type === 'text').text;

const transport = new WebSocketClientTransport(url);
const received = []; // every message, in the order of the wire

await check('connects', async () => {
  await client.connect(transport);
  const { onmessage } = transport;
  transport.onmessage = (message) => { received.push(message); onmessage(message); };
  assert.ok(client.getServerVersion().name);
  assert.ok(client.getServerCapabilities().tools);
});
await check('lists and calls tools', async () => {
  const names = (await client.listTools()).tools.map((tool) => tool.name);
  assert.ok(names.includes('echo') && names.includes('add'), String(names));
  assert.equal(textOf(await client.callTool({ name: 'echo', arguments: { message: 'äöü € 🙂' } })), 'äöü € 🙂');
  const sum = await client.callTool({ name: 'add', arguments: { a: 40, b: 2 } });
  assert.equal(sum.structuredContent.sum, 42);
});
await check('reports progress', async () => {
  // On the wire: this SDK drops reports that are still in its queue when the answer is there.
  received.length = 0;
  await client.callTool({ name: 'countdown', arguments: { from: 3 } }, undefined, { onprogress: () => {} });
  const progress = received.filter((message) => message.method === 'notifications/progress');
  assert.deepEqual(progress.map((message) => message.params.progress), [1, 2, 3]);
  assert.ok(received.at(-1).result, 'the answer comes last');
});
await check('asks while it is called', async () => {
  const booked = textOf(await client.callTool({ name: 'book_table', arguments: { restaurant: 'Socket' } }));
  assert.match(booked, /Socket/);
  assert.ok(questions.length >= 1);
});
await check('asks for our model', async () => {
  assert.match(textOf(await client.callTool({ name: 'summarize', arguments: { text: 'many words' } })), /In short/);
});
await check('logs', async () => {
  await client.setLoggingLevel('debug');
  await client.callTool({ name: 'log_messages', arguments: { count: 3 } });
  assert.ok(logs.length >= 3, `${logs.length} messages`);
});
await check('tells of changed resources', async () => {
  const uris = (await client.listResources()).resources.map((resource) => resource.uri);
  assert.ok(uris.length > 0);
  const uri = uris[0];
  await client.subscribeResource({ uri });
  await client.callTool({ name: 'touch', arguments: { uri } });
  while (!updates.includes(uri)) await new Promise((resolve) => setTimeout(resolve, 20));
  await client.unsubscribeResource({ uri });
});
await check('reads resources and prompts', async () => {
  const { resources } = await client.listResources();
  assert.ok((await client.readResource({ uri: resources[0].uri })).contents.length > 0);
  assert.ok((await client.listPrompts()).prompts.length > 0);
});
await check('cancels', async () => {
  const controller = new AbortController();
  const call = client.callTool({ name: 'sleep', arguments: { ms: 60_000 } }, undefined, { signal: controller.signal });
  setTimeout(() => controller.abort('enough'), 200);
  await assert.rejects(call);
  assert.equal(textOf(await client.callTool({ name: 'echo', arguments: { message: 'on' } })), 'on');
});
await check('closes', async () => {
  await client.close();
});

finish();
