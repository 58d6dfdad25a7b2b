// A server of the TypeScript SDK 1 (sessions, up to 2025-11-25), for our client to talk to. Offers what server.mjs does, and more.
// usage: v1-server.mjs --http PORT | --sse PORT | --stdio      prints 'listening URL' (or 'listening on stdio') on stderr
import { createServer } from 'node:http';

import { completable } from '@modelcontextprotocol/sdk/server/completable.js';
import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest, SubscribeRequestSchema, UnsubscribeRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import * as z from 'zod/v4';

const text = (value) => ({ content: [{ type: 'text', text: value }] });
const LANGUAGES = ['java', 'javascript', 'kotlin', 'python'];
// 1 x 1 PNG
const LOGO = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=';

// Each session has a server of its own: what outlives a session, or is seen by all, is kept here.
let cancellations = 0;
let running = 0;
let extraTool = false;
let note = 'first';
let sessionsMade = 0;
const openServers = new Set();
const sessions = new Map(); // id -> transport
const streams = new Map(); // id -> the responses that are open

/** Waits, or ends early when the request is cancelled; true if it was. */
function pause(ms, signal) {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(true);
    const timer = setTimeout(() => resolve(false), ms);
    signal.addEventListener('abort', () => { clearTimeout(timer); resolve(true); }, { once: true });
  });
}

async function until(condition) {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

function plainTools(server) {
  server.registerTool('echo', { description: 'Answers the message', inputSchema: { message: z.string() } },
    ({ message }) => text(message));

  server.registerTool('add', {
    title: 'Add',
    description: 'Adds two integers',
    inputSchema: { a: z.int(), b: z.int() },
    outputSchema: { sum: z.int() },
    annotations: { readOnlyHint: true, idempotentHint: true },
  }, ({ a, b }) => ({ ...text(JSON.stringify({ sum: a + b })), structuredContent: { sum: a + b } }));

  server.registerTool('countdown', {
    description: 'Counts down and reports progress at each step',
    inputSchema: { from: z.int().min(1).max(100), delayMs: z.int().min(0).max(1000).optional() },
  }, async ({ from, delayMs }, { _meta, sendNotification, signal }) => {
    for (let step = 1; step <= from; step++) {
      if (await pause(delayMs ?? 10, signal)) break;
      if (_meta?.progressToken !== undefined) {
        await sendNotification({
          method: 'notifications/progress',
          params: { progressToken: _meta.progressToken, progress: step, total: from, message: `${from - step} left` },
        });
      }
    }
    return text('lift-off');
  });

  server.registerTool('log_messages', {
    description: 'Logs count messages at level info, and as many at level debug',
    inputSchema: { count: z.int().min(0).max(100) },
  }, async ({ count }, { sessionId }) => {
    for (let i = 1; i <= count; i++) {
      for (const level of ['debug', 'info']) await server.sendLoggingMessage({ level, logger: 'peer', data: { number: i } }, sessionId);
    }
    return text(`logged ${count}`);
  });

  server.registerTool('slow', {
    description: 'Works silently until cancelled or until ms have passed; peer://cancellations and peer://running count',
    inputSchema: { ms: z.int().min(0).max(60_000) },
  }, async ({ ms }, { signal }) => {
    running++;
    if (await pause(ms, signal)) cancellations++;
    running--;
    return text('done');
  });

  server.registerTool('fail', {
    description: 'Fails by a result with isError or by an exception, which the SDK turns into one',
    inputSchema: { kind: z.enum(['tool', 'crash']) },
  }, ({ kind }) => {
    if (kind === 'crash') throw new Error('crashed');
    return { ...text('the tool failed'), isError: true };
  });

  server.registerTool('regional', {
    description: 'Tells whether the headers of 2026-07-28 came along; none may in this revision',
    inputSchema: { region: z.string().meta({ 'x-mcp-header': 'Region' }) },
  }, ({ region }, { requestInfo }) => {
    const names = Object.keys(requestInfo?.headers ?? {}).filter((name) => /^mcp-(method|name|param-)/.test(name));
    return text(`${region} ${names.join() || 'without header'}`);
  });

  server.registerTool('kinds', { description: 'One block of each kind of content' }, () => ({
    content: [
      { type: 'text', text: 'plain', annotations: { audience: ['user'], priority: 0.5 } },
      { type: 'image', data: LOGO, mimeType: 'image/png' },
      { type: 'audio', data: 'UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=', mimeType: 'audio/wav' },
      { type: 'resource_link', uri: 'peer://greeting', name: 'greeting' },
      { type: 'resource', resource: { uri: 'peer://greeting', mimeType: 'text/plain', text: 'Hello from TypeScript' } },
    ],
  }));
}

function form(properties, required) {
  return { type: 'object', properties, required };
}

function askingTools(server) {
  const ask = (message, requestedSchema, requestId) => server.server.elicitInput({ message, requestedSchema }, { relatedRequestId: requestId });

  server.registerTool('ask_name', { description: 'Asks for a name, then greets' }, async ({ requestId }) => {
    const answer = await ask('What is your name?', form({ name: { type: 'string', title: 'Your name' } }, ['name']), requestId);
    return text(answer.action === 'accept' ? `Hello, ${answer.content.name}!` : `no name: ${answer.action}`);
  });

  server.registerTool('plan_trip', { description: 'Asks in two rounds' }, async ({ requestId }) => {
    const properties = { city: { type: 'string' }, days: { type: 'integer', minimum: 1, maximum: 30, default: 3 } };
    const { content: trip } = await ask('Where to?', form(properties, ['city']), requestId);
    const question = `${trip.days} days in ${trip.city}?`;
    const { content } = await ask(question, form({ confirm: { type: 'boolean' } }, ['confirm']), requestId);
    return text(content.confirm ? `${trip.days} days in ${trip.city}, booked` : 'not booked');
  });

  server.registerTool('ask_model', {
    description: 'Asks for a completion and for the roots at once',
    inputSchema: { prompt: z.string() },
  }, async ({ prompt }, { requestId }) => {
    const options = { relatedRequestId: requestId };
    const [model, roots] = await Promise.all([
      server.server.createMessage({ messages: [{ role: 'user', content: { type: 'text', text: prompt } }], maxTokens: 100 }, options),
      server.server.listRoots(undefined, options),
    ]);
    return text(`${model.model}: ${[model.content].flat()[0].text}; roots ${roots.roots.length}`);
  });
}

function changingTools(server) {
  const extra = server.registerTool('extra', { description: 'There only after change_tools' }, () => text('extra'));
  if (!extraTool) extra.disable();
  server.setExtra = () => extra.update({ enabled: extraTool }); // the SDK tells the client

  const subscribed = new Set();
  server.server.setRequestHandler(SubscribeRequestSchema, ({ params }) => { subscribed.add(params.uri); return {}; });
  server.server.setRequestHandler(UnsubscribeRequestSchema, ({ params }) => { subscribed.delete(params.uri); return {}; });
  server.updated = async (uri) => { if (subscribed.has(uri)) await server.server.sendResourceUpdated({ uri }); };

  server.registerTool('change_tools', { description: 'Adds or removes the tool extra' }, () => {
    extraTool = !extraTool;
    for (const each of openServers) each.setExtra();
    return text(extraTool ? 'added' : 'removed');
  });

  server.registerTool('change_note', {
    description: 'Sets the text of peer://note and publishes the update',
    inputSchema: { text: z.string() },
  }, async (input) => {
    note = input.text;
    await Promise.all([...openServers].map((each) => each.updated('peer://note')));
    return text('changed');
  });
}

/** Tools that mistreat their own connection; over stdio there is nothing to mistreat. */
function breakingTools(server) {
  server.registerTool('reconnect', {
    description: 'Ends the stream of its own call, and answers ms later',
    inputSchema: { ms: z.int().min(0).max(60_000) },
  }, async ({ ms }, { closeSSEStream, signal }) => {
    if (!closeSSEStream) return { ...text('this stream cannot be ended'), isError: true };
    closeSSEStream();
    await pause(ms, signal);
    return text(`still here after ${ms} ms`);
  });

  server.registerTool('cut', { description: 'Breaks all connections of the session, then reports progress and answers' },
    async ({ _meta, sendNotification, sessionId }) => {
      const progress = (step) => sendNotification({
        method: 'notifications/progress',
        params: { progressToken: _meta.progressToken, progress: step, total: 3 },
      });
      await progress(1);
      const open = [...streams.get(sessionId)];
      // The client can only come back with the id of an event it has.
      await until(() => open.some(({ written }) => written.includes('"progress":1')) && open.every(({ socket }) => socket.writableLength === 0));
      open.forEach((response) => response.socket.destroy());
      await until(() => open.every((response) => response.closed));
      await progress(2);
      await progress(3);
      return text('cut');
    });

  server.registerTool('forget', { description: 'Answers, and then knows this session no longer' }, ({ sessionId }) => {
    sessions.delete(sessionId);
    return text(`forgot session ${sessionsMade}`);
  });
}

function resources(server) {
  const fixed = (name, read) => server.registerResource(name, `peer://${name}`, { mimeType: 'text/plain', description: name }, () => ({
    contents: [{ uri: `peer://${name}`, mimeType: 'text/plain', text: read() }],
  }));
  fixed('greeting', () => 'Hello from TypeScript');
  fixed('cancellations', () => String(cancellations));
  fixed('running', () => String(running));
  fixed('note', () => note);
  server.registerResource('logo', 'peer://logo', { mimeType: 'image/png' }, () => ({
    contents: [{ uri: 'peer://logo', mimeType: 'image/png', blob: LOGO }],
  }));
  server.registerResource('refused', 'peer://refused', { description: 'Answers a JSON-RPC error with data' }, () => {
    throw Object.assign(new Error('refused by the peer'), { code: -32001, data: { reason: 'test' } });
  });
  server.registerResource('user', new ResourceTemplate('peer://users/{id}', {
    list: undefined,
    complete: { id: (value) => ['1', '17', '2'].filter((id) => id.startsWith(value)) },
  }), { mimeType: 'application/json' }, (uri, { id }) => ({
    contents: [{ uri: uri.href, mimeType: 'application/json', text: JSON.stringify({ id }) }],
  }));
}

function prompts(server) {
  const user = (value) => ({ messages: [{ role: 'user', content: { type: 'text', text: value } }] });
  server.registerPrompt('greet', { description: 'Greets', argsSchema: { name: z.string() } },
    ({ name }) => user(`Say hello to ${name}`));
  server.registerPrompt('review', {
    description: 'Reviews code',
    argsSchema: {
      code: z.string(),
      language: completable(z.string(), (value) => LANGUAGES.filter((language) => language.startsWith(value))),
    },
  }, ({ code, language }) => user(`Review this ${language} code:\n${code}`));
}

function buildServer() {
  const server = new McpServer({ name: 'typescript-peer', version: '1.0.0' }, {
    instructions: 'A peer for tests',
    capabilities: {
      logging: {},
      tools: { listChanged: true },
      resources: { subscribe: true, listChanged: true },
      prompts: { listChanged: true },
    },
  });
  plainTools(server);
  askingTools(server);
  changingTools(server);
  breakingTools(server);
  resources(server);
  prompts(server);
  openServers.add(server);
  server.server.onclose = () => openServers.delete(server);
  return server;
}

/** Events of one session, in their order; the number of an event is its id. */
class Events {
  events = [];

  async storeEvent(streamId, message) {
    this.events.push({ streamId, message });
    return String(this.events.length);
  }

  async getStreamIdForEventId(eventId) {
    return this.events[Number(eventId) - 1]?.streamId;
  }

  async replayEventsAfter(lastEventId, { send }) {
    const last = Number(lastEventId);
    const { streamId } = this.events[last - 1];
    for (let i = last; i < this.events.length; i++) {
      const { streamId: of, message } = this.events[i];
      if (of === streamId && 'jsonrpc' in message) await send(String(i + 1), message);
    }
    return streamId;
  }
}

const refuse = (response, status, code, message) => response.writeHead(status, { 'Content-Type': 'application/json' })
  .end(JSON.stringify({ jsonrpc: '2.0', error: { code, message }, id: null }));

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks));
}

async function streamable(request, response) {
  const id = request.headers['mcp-session-id'];
  const body = request.method === 'POST' ? await bodyOf(request) : undefined;
  let transport = sessions.get(id);
  if (!transport && id) return refuse(response, 404, -32001, 'Session not found');
  if (!transport && !isInitializeRequest(body)) return refuse(response, 400, -32000, 'Bad Request: Server not initialized');
  if (!transport) {
    transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => `session-${++sessionsMade}`,
      eventStore: new Events(),
      retryInterval: 200,
      onsessioninitialized: (made) => { sessions.set(made, transport); streams.set(made, new Set()); },
      onsessionclosed: (closed) => { sessions.delete(closed); },
    });
    await buildServer().connect(transport);
  }
  const open = streams.get(id);
  open?.add(response);
  const { write } = response;
  response.written = '';
  response.write = (chunk, ...rest) => {
    response.written += Buffer.from(chunk);
    return write.call(response, chunk, ...rest);
  };
  response.on('close', () => open?.delete(response));
  await transport.handleRequest(request, response, body);
}

async function twoEndpoints(request, response) {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  if (request.method === 'GET' && pathname === '/sse') {
    const transport = new SSEServerTransport('/messages', response);
    sessions.set(transport.sessionId, transport);
    response.on('close', () => sessions.delete(transport.sessionId));
    return buildServer().connect(transport);
  }
  if (request.method === 'POST' && pathname === '/messages') {
    const transport = sessions.get(searchParams.get('sessionId'));
    return transport ? transport.handlePostMessage(request, response) : refuse(response, 404, -32001, 'Session not found');
  }
  response.writeHead(pathname === '/sse' ? 405 : 404).end();
}

function serve(path, port, handle) {
  const http = createServer((request, response) => {
    Promise.resolve(handle(request, response)).catch((error) => {
      console.error(error);
      response.destroy();
    });
  });
  http.listen(Number(port), '127.0.0.1', () => console.error(`listening http://127.0.0.1:${http.address().port}${path}`));
}

const [mode, port] = process.argv.slice(2);
process.on('SIGTERM', () => process.exit(0));
if (mode === '--stdio') {
  await buildServer().connect(new StdioServerTransport());
  console.error('listening on stdio');
} else if (mode === '--http' && /^\d+$/.test(port ?? '')) {
  serve('/mcp', port, (request, response) =>
    new URL(request.url, 'http://localhost').pathname === '/mcp' ? streamable(request, response) : response.writeHead(404).end());
} else if (mode === '--sse' && /^\d+$/.test(port ?? '')) {
  serve('/sse', port, twoEndpoints);
} else {
  console.error('usage: v1-server.mjs --http PORT | --sse PORT | --stdio');
  process.exit(2);
}
