// A server of the TypeScript SDK on revision 2026-07-28, for our client to talk to.
// usage: server.mjs --http PORT | --stdio      prints 'listening URL' (or 'listening on stdio') on stderr
import { createServer } from 'node:http';

import { localhostHostValidation, localhostOriginValidation, toNodeHandler } from '@modelcontextprotocol/node';
import {
  acceptedContent,
  completable,
  createMcpHandler,
  createRequestStateCodec,
  fromJsonSchema,
  inputRequired,
  inputResponse,
  McpServer,
  ProtocolError,
  ResourceTemplate,
} from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import * as z from 'zod/v4';

const text = (value) => ({ content: [{ type: 'text', text: value }] });
const LANGUAGES = ['java', 'javascript', 'kotlin', 'python'];
// 1 x 1 PNG
const LOGO = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=';

// Over HTTP each request is served by a fresh instance: what outlives a request is kept here.
let cancellations = 0;
let running = 0;
let extraTool = false;
let note = 'first';
const state = createRequestStateCodec({ key: crypto.getRandomValues(new Uint8Array(32)), ttlSeconds: 600 });
const publish = { tools: () => {}, resource: (_uri) => {} };

/** Waits, or ends early when the request is cancelled; true if it was. */
function pause(ms, signal) {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(true);
    const timer = setTimeout(() => resolve(false), ms);
    signal.addEventListener('abort', () => { clearTimeout(timer); resolve(true); }, { once: true });
  });
}

function plainTools(server) {
  server.registerTool('echo', { description: 'Answers the message', inputSchema: z.object({ message: z.string() }) },
    ({ message }) => text(message));

  server.registerTool('add', {
    title: 'Add',
    description: 'Adds two integers',
    inputSchema: z.object({ a: z.int(), b: z.int() }),
    outputSchema: z.object({ sum: z.int() }),
    annotations: { readOnlyHint: true, idempotentHint: true },
  }, ({ a, b }) => ({ ...text(JSON.stringify({ sum: a + b })), structuredContent: { sum: a + b } }));

  server.registerTool('countdown', {
    description: 'Counts down and reports progress at each step',
    inputSchema: z.object({ from: z.int().min(1).max(100), delayMs: z.int().min(0).max(1000).optional() }),
  }, async ({ from, delayMs }, { mcpReq }) => {
    const progressToken = mcpReq._meta?.progressToken;
    for (let step = 1; step <= from; step++) {
      if (await pause(delayMs ?? 10, mcpReq.signal)) break;
      if (progressToken !== undefined) {
        await mcpReq.notify({
          method: 'notifications/progress',
          params: { progressToken, progress: step, total: from, message: `${from - step} left` },
        });
      }
    }
    return text('lift-off');
  });

  server.registerTool('log_messages', {
    description: 'Logs count messages at level info',
    inputSchema: z.object({ count: z.int().min(0).max(100) }),
  }, async ({ count }, { mcpReq }) => {
    for (let i = 1; i <= count; i++) await mcpReq.log('info', { number: i }, 'peer');
    return text(`logged ${count}`);
  });

  server.registerTool('slow', {
    description: 'Works silently until cancelled or until ms have passed; peer://cancellations and peer://running count',
    inputSchema: z.object({ ms: z.int().min(0).max(60_000) }),
  }, async ({ ms }, { mcpReq }) => {
    running++;
    if (await pause(ms, mcpReq.signal)) cancellations++;
    running--;
    return text('done');
  });

  server.registerTool('fail', {
    description: 'Fails by a result with isError or by an exception, which the SDK turns into one',
    inputSchema: z.object({ kind: z.enum(['tool', 'crash']) }),
  }, ({ kind }) => {
    if (kind === 'crash') throw new Error('crashed');
    return { ...text('the tool failed'), isError: true };
  });

  server.registerTool('regional', {
    description: 'Answers the region, which the client mirrors into the header Mcp-Param-Region',
    inputSchema: fromJsonSchema({
      type: 'object',
      properties: { region: { type: 'string', 'x-mcp-header': 'Region' } },
      required: ['region'],
    }),
  }, ({ region }, ctx) => text(`${region} ${ctx.http?.req?.headers.get('mcp-param-region') ?? 'without header'}`));

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

const nameForm = z.object({ name: z.string().meta({ title: 'Your name' }) });
const days = z.int().min(1).max(30);
const cityForm = z.object({ city: z.string(), days: days.default(3) });
const cityAnswer = z.object({ city: z.string(), days }); // the default is for the client to fill in
const confirmForm = z.object({ confirm: z.boolean() });

function askingTools(server) {
  server.registerTool('ask_name', { description: 'Asks for a name, then greets' }, (...args) => {
    const responses = args.at(-1).mcpReq.inputResponses;
    const view = inputResponse(responses, 'name');
    if (view.kind === 'elicit' && view.action !== 'accept') return text(`no name: ${view.action}`);
    const answer = acceptedContent(responses, 'name', nameForm);
    return answer
      ? text(`Hello, ${answer.name}!`)
      : inputRequired({ inputRequests: { name: inputRequired.elicit({ message: 'What is your name?', requestedSchema: nameForm }) } });
  });

  server.registerTool('plan_trip', { description: 'Asks in two rounds, the first answer travels in requestState' }, async (...args) => {
    const { inputResponses, requestState } = args.at(-1).mcpReq;
    const trip = requestState() ?? acceptedContent(inputResponses, 'trip', cityAnswer);
    if (!trip) {
      return inputRequired({ inputRequests: { trip: inputRequired.elicit({ message: 'Where to?', requestedSchema: cityForm }) } });
    }
    const answer = acceptedContent(inputResponses, 'confirm', confirmForm);
    if (!answer) {
      return inputRequired({
        inputRequests: {
          confirm: inputRequired.elicit({ message: `${trip.days} days in ${trip.city}?`, requestedSchema: confirmForm }),
        },
        requestState: await state.mint(trip),
      });
    }
    return text(answer.confirm ? `${trip.days} days in ${trip.city}, booked` : 'not booked');
  });

  server.registerTool('ask_model', {
    description: 'Asks for a completion and for the roots in one round',
    inputSchema: z.object({ prompt: z.string() }),
  }, ({ prompt }, { mcpReq }) => {
    const model = inputResponse(mcpReq.inputResponses, 'model');
    const roots = inputResponse(mcpReq.inputResponses, 'roots');
    if (model.kind !== 'sampling' || roots.kind !== 'roots') {
      return inputRequired({
        inputRequests: {
          model: inputRequired.createMessage({ messages: [{ role: 'user', content: { type: 'text', text: prompt } }], maxTokens: 100 }),
          roots: inputRequired.listRoots(),
        },
      });
    }
    return text(`${model.result.model}: ${[model.result.content].flat()[0].text}; roots ${roots.roots.length}`);
  });
}

function changingTools(server) {
  const extra = server.registerTool('extra', { description: 'There only after change_tools' }, () => text('extra'));
  if (!extraTool) extra.disable();

  server.registerTool('change_tools', { description: 'Adds or removes the tool extra' }, () => {
    extraTool = !extraTool;
    extra.update({ enabled: extraTool }); // over stdio this tells the listen streams, over HTTP publish does
    publish.tools();
    return text(extraTool ? 'added' : 'removed');
  });

  server.registerTool('change_note', {
    description: 'Sets the text of peer://note and publishes the update',
    inputSchema: z.object({ text: z.string() }),
  }, async (input) => {
    note = input.text;
    await publish.resource('peer://note', server);
    return text('changed');
  });
}

function resources(server) {
  const fixed = (name, uri, read) => server.registerResource(name, uri, { mimeType: 'text/plain', description: name }, () => ({
    contents: [{ uri, mimeType: 'text/plain', text: read() }],
  }));
  fixed('greeting', 'peer://greeting', () => 'Hello from TypeScript');
  fixed('cancellations', 'peer://cancellations', () => String(cancellations));
  fixed('running', 'peer://running', () => String(running));
  fixed('note', 'peer://note', () => note);
  server.registerResource('logo', 'peer://logo', { mimeType: 'image/png' }, () => ({
    contents: [{ uri: 'peer://logo', mimeType: 'image/png', blob: LOGO }],
  }));
  server.registerResource('refused', 'peer://refused', { description: 'Answers a JSON-RPC error with data' }, () => {
    throw new ProtocolError(-32001, 'refused by the peer', { reason: 'test' });
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
  server.registerPrompt('greet', { description: 'Greets', argsSchema: z.object({ name: z.string() }) },
    ({ name }) => user(`Say hello to ${name}`));
  server.registerPrompt('review', {
    description: 'Reviews code',
    argsSchema: z.object({
      code: z.string(),
      language: completable(z.string(), (value) => LANGUAGES.filter((language) => language.startsWith(value))),
    }),
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
    cacheHints: { 'tools/list': { ttlMs: 60_000, cacheScope: 'public' } },
    requestState: { verify: state.verify },
  });
  plainTools(server);
  askingTools(server);
  changingTools(server);
  resources(server);
  prompts(server);
  return server;
}

const [mode, port] = process.argv.slice(2);
if (mode === '--stdio') {
  publish.resource = (uri, server) => server.server.sendResourceUpdated({ uri });
  const handle = serveStdio(buildServer, { legacy: 'reject' });
  process.on('SIGTERM', () => void handle.close().then(() => process.exit(0)));
  console.error('listening on stdio');
} else if (mode === '--http' && /^\d+$/.test(port ?? '')) {
  const handler = createMcpHandler(buildServer, { legacy: 'reject' });
  publish.tools = () => handler.notify.toolsChanged();
  publish.resource = (uri) => handler.notify.resourceUpdated(uri);
  const serve = toNodeHandler(handler);
  const guards = [localhostHostValidation(), localhostOriginValidation()];
  const http = createServer((request, response) => {
    if (!guards.every((guard) => guard(request, response))) return;
    if (new URL(request.url, 'http://localhost').pathname !== '/mcp') {
      response.writeHead(404).end();
      return;
    }
    void serve(request, response);
  });
  http.listen(Number(port), '127.0.0.1', () => console.error(`listening http://127.0.0.1:${http.address().port}/mcp`));
  process.on('SIGTERM', () => void handler.close().then(() => process.exit(0)));
} else {
  console.error('usage: server.mjs --http PORT | --stdio');
  process.exit(2);
}
