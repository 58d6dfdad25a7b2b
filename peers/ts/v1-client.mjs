// A client of the TypeScript SDK 1 on revision 2025-11-25 that checks our reference server, `examples/run everything`.
// usage: v1-client.mjs URL | v1-client.mjs -- PROGRAM ARG...      a URL that ends with /sse is of the transport of 2024-11-05
// One line for each check, then 'N passed, N failed'; exit code 0 if all passed. Ends by itself after 180 s.
import assert from 'node:assert/strict';

import {
  CreateMessageRequestSchema,
  ElicitRequestSchema,
  ErrorCode,
  ListRootsRequestSchema,
  LoggingMessageNotificationSchema,
  McpError,
  ResourceUpdatedNotificationSchema,
  ToolListChangedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';
import * as z from 'zod/v4';

import { check, finish, textOf, until } from './checks.mjs';
import { breakable, call, connect, problems, protocolError, received, REVISION } from './v1.mjs';

const TOOLS = [
  'echo', 'add', 'weather', 'countdown', 'book_table', 'summarize', 'log_messages', 'fail', 'large', 'sleep', 'touch', 'roots',
  'change_tools', 'reconnect',
];

const target = process.argv.slice(2);
if (target.length === 0 || (target[0] === '--' && target.length === 1)) {
  console.error('usage: v1-client.mjs URL | v1-client.mjs -- PROGRAM ARG...');
  process.exit(2);
}
const stdio = target[0] === '--';
const streamable = !stdio && !target[0].endsWith('/sse');
setTimeout(() => { console.error('no end within 180 s'); process.exit(1); }, 180_000).unref();

async function handshake(client, revision) {
  await check(`connects on ${REVISION}`, async () => assert.equal(revision, REVISION));
  await check('initialize names the server and its capabilities', async () => {
    const info = client.getServerVersion();
    assert.ok(info?.name && info?.version, `server info ${JSON.stringify(info)}`);
    assert.match(client.getInstructions(), /everything/);
    const capabilities = client.getServerCapabilities();
    for (const name of ['tools', 'resources', 'prompts', 'completions', 'logging']) assert.ok(capabilities[name], `no ${name}`);
    assert.equal(capabilities.resources.subscribe, true);
    assert.equal(capabilities.tools.listChanged, true);
  });
  await check('ping is answered', async () => assert.deepEqual(await client.ping(), {}));
  await check('an unknown method is -32601', () =>
    protocolError(client.request({ method: 'peer/unknown', params: {} }, z.object({})), -32601));
}

async function tools(client) {
  await check('tools/list has the reference tools, the same way twice', async () => {
    const first = (await client.listTools()).tools;
    const names = first.map((tool) => tool.name);
    for (const name of TOOLS) assert.ok(names.includes(name), `no tool ${name} among ${names}`);
    for (const tool of first) {
      assert.equal(tool.inputSchema.type, 'object', tool.name);
      assert.ok(tool.description, `${tool.name} has no description`);
    }
    assert.deepEqual((await client.listTools()).tools, first);
  });
  await check('echo, with every kind of character', async () => {
    for (const message of ['hello', '', 'äöü €  "quoted" \\ \n\t', '🙂 𝄞', '\u2028 line \u2029 separators ', ' spaces ']) {
      assert.equal(textOf(await call(client, 'echo', { message })), message);
    }
  });
  await check('add is structured and repeated as text', async () => {
    const result = await call(client, 'add', { a: 40, b: 2 });
    assert.deepEqual(result.structuredContent, { sum: 42 });
    assert.deepEqual(JSON.parse(textOf(result)), { sum: 42 });
    assert.deepEqual((await call(client, 'add', { a: -7, b: 7 })).structuredContent, { sum: 0 });
  });
  await check('arguments against the schema are a result the model can read', async () => {
    for (const args of [{ a: 1 }, { a: 'one', b: 2 }, { a: 1.5, b: 2 }]) {
      const result = await call(client, 'add', args);
      assert.equal(result.isError, true, JSON.stringify(result));
      assert.ok(textOf(result).length > 0);
    }
  });
  await check('weather, with and without its optional argument', async () => {
    for (const args of [{ city: 'Oslo' }, { city: 'Oslo', unit: 'fahrenheit' }]) {
      const { structuredContent } = await call(client, 'weather', args);
      assert.equal(structuredContent.city, 'Oslo');
      assert.equal(structuredContent.unit, args.unit ?? 'celsius');
      assert.equal(typeof structuredContent.temperature, 'number');
    }
  });
  await check('fail tool and crash are results with isError that quote nothing of an exception', async () => {
    for (const kind of ['tool', 'crash']) {
      const result = await call(client, 'fail', { kind });
      assert.equal(result.isError, true);
      assert.ok(textOf(result).length > 0);
      assert.doesNotMatch(JSON.stringify(result), /Exception|\bat [a-z]+\.|\.java|secret/);
    }
  });
  await check('fail protocol is a JSON-RPC error', async () => {
    const error = await call(client, 'fail', { kind: 'protocol' }).then(() => null, (reason) => reason);
    assert.ok(error instanceof McpError, `got ${error}`);
  });
  await check('an unknown tool is -32602', () => protocolError(call(client, 'no_such_tool'), -32602));
  await check('a large argument comes back whole', async () => {
    const message = 'é€🙂'.repeat(50_000);
    assert.equal(textOf(await call(client, 'echo', { message })), message);
  });
  await check('a hundred calls at once get their own answers', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => call(client, 'echo', { message: `m${i}` })));
    answers.forEach((answer, i) => assert.equal(textOf(answer), `m${i}`));
  });
}

/** The progress of the last call that asked for it, as it was on the wire: the SDK drops what the result overtakes. */
function stepsSince(start) {
  const wire = received.slice(start);
  const { id } = wire.find((message) => 'result' in message && message.result.content);
  const end = wire.findIndex((message) => message.id === id && 'result' in message);
  const steps = wire.flatMap((message, at) => (message.params?.progressToken === id ? [{ at, progress: message.params.progress }] : []));
  assert.ok(steps.every(({ at }) => at < end), 'progress after the result');
  return steps.map(({ progress }) => progress);
}

async function streams(client) {
  await check('countdown reports each step, rising, before its result', async () => {
    const start = received.length;
    await call(client, 'countdown', { from: 4, delayMs: 20 }, { onprogress: () => {} });
    assert.deepEqual(stepsSince(start), [1, 2, 3, 4]);
  });
  await check('countdown without a token sends no progress', async () => {
    const start = received.length;
    await call(client, 'countdown', { from: 2, delayMs: 1 });
    assert.deepEqual(received.slice(start).map((message) => message.method), [undefined]);
  });
  await check('log messages come from the level on that was set', async () => {
    const seen = [];
    client.setNotificationHandler(LoggingMessageNotificationSchema, ({ params }) => void seen.push(params.level));
    for (const [level, levels] of [
      ['emergency', ['emergency']],
      ['error', ['error', 'critical', 'alert', 'emergency']],
      ['debug', ['debug', 'info', 'notice', 'warning', 'error', 'critical', 'alert', 'emergency']],
    ]) {
      await client.setLoggingLevel(level);
      await call(client, 'log_messages', { count: 8 });
      assert.deepEqual(seen.splice(0), levels);
    }
    await protocolError(client.setLoggingLevel('loud'), -32602);
  });
}

async function questions(client, questioned) {
  await check('book_table asks in two rounds and names guests and receipt', async () => {
    questioned.answers = [{ guests: 5, vegetarian: true }, { confirm: true }];
    questioned.forms = [];
    const result = await call(client, 'book_table', { restaurant: 'Maaemo' });
    assert.ok(!result.isError, textOf(result));
    const [first, second] = questioned.forms.map((form) => form.requestedSchema.properties);
    assert.equal(questioned.forms.length, 2);
    assert.equal(first.guests.type, 'integer');
    assert.equal(first.vegetarian.type, 'boolean');
    assert.equal(second.confirm.type, 'boolean');
    assert.match(textOf(result), /5 guests, vegetarian.*receipt/);
  });
  await check('a declined question ends the call with a result', async () => {
    questioned.answers = ['decline'];
    const result = await call(client, 'book_table', { restaurant: 'Maaemo' });
    assert.ok(textOf(result).length > 0);
    assert.doesNotMatch(textOf(result), /receipt/i);
  });
  await check('questions of parallel calls do not mix', async () => {
    questioned.answers = null; // by what the form asks for
    const results = await Promise.all([1, 2, 3].map(() => call(client, 'book_table', { restaurant: 'Noma' })));
    for (const result of results) assert.match(textOf(result), /7 guests/);
  });
  await check('summarize asks for a completion and uses it', async () => {
    const result = await call(client, 'summarize', { text: 'A long story about a fox.' });
    assert.match(textOf(result), /peer-model.*fox in short/);
    assert.match(JSON.stringify(questioned.sampling), /A long story about a fox/);
    assert.ok(questioned.sampling.maxTokens > 0);
  });
  await check('roots asks for the roots', async () => assert.match(textOf(await call(client, 'roots')), /file:\/\/\/one.*file:\/\/\/two/s));
  await check('a client that declared nothing is told what is missing', async () => {
    const bare = await connect(target);
    try {
      for (const [tool, args, missing] of [
        ['book_table', { restaurant: 'Noma' }, /elicitation/], ['summarize', { text: 'x' }, /sampling/], ['roots', {}, /roots/],
      ]) {
        const result = await call(bare.client, tool, args);
        assert.equal(result.isError, true, JSON.stringify(result));
        assert.match(textOf(result), missing);
      }
    } finally {
      bare.client.onerror = undefined; // closing is reported as an error of the stream
      await bare.client.close();
    }
  });
}

async function resources(client) {
  await check('resources and templates are listed', async () => {
    const uris = (await client.listResources()).resources.map((resource) => resource.uri);
    for (const uri of ['demo://greeting', 'demo://logo', 'demo://cancellations']) assert.ok(uris.includes(uri), `no ${uri}`);
    const templates = (await client.listResourceTemplates()).resourceTemplates.map((template) => template.uriTemplate);
    assert.ok(templates.includes('demo://users/{id}'), String(templates));
  });
  await check('text, binary and templated resources are read', async () => {
    const [greeting] = (await client.readResource({ uri: 'demo://greeting' })).contents;
    assert.equal(greeting.uri, 'demo://greeting');
    assert.ok(greeting.text.length > 0);
    const [logo] = (await client.readResource({ uri: 'demo://logo' })).contents;
    assert.equal(logo.mimeType, 'image/png');
    assert.equal(Buffer.from(logo.blob, 'base64').subarray(1, 4).toString(), 'PNG');
    const [user] = (await client.readResource({ uri: 'demo://users/17' })).contents;
    assert.match(user.text, /17/);
  });
  await check('a missing resource is -32002 naming the uri', async () => {
    const error = await protocolError(client.readResource({ uri: 'demo://nowhere' }), -32002);
    assert.equal(error.data?.uri, 'demo://nowhere');
  });
}

async function prompts(client) {
  await check('prompts are listed and filled', async () => {
    const list = (await client.listPrompts()).prompts;
    assert.deepEqual(list.find((prompt) => prompt.name === 'greet').arguments.map((argument) => argument.name), ['name']);
    const greet = await client.getPrompt({ name: 'greet', arguments: { name: 'Ada' } });
    assert.match(JSON.stringify(greet.messages), /Ada/);
    const review = await client.getPrompt({ name: 'review', arguments: { code: 'int x;', language: 'java' } });
    assert.match(JSON.stringify(review.messages), /int x;/);
  });
  await check('a missing argument and an unknown prompt are -32602', async () => {
    await protocolError(client.getPrompt({ name: 'greet', arguments: {} }), -32602);
    await protocolError(client.getPrompt({ name: 'no_such_prompt' }), -32602);
  });
  await check('language is completed', async () => {
    const complete = (value) => client.complete({ ref: { type: 'ref/prompt', name: 'review' }, argument: { name: 'language', value } });
    assert.deepEqual((await complete('ja')).completion.values, ['Java', 'JavaScript']);
    assert.deepEqual((await complete('no such language')).completion.values, []);
  });
}

/** The URIs of updated resources, as this client hears of them from now on. */
function updatesOf(client) {
  const updated = [];
  client.setNotificationHandler(ResourceUpdatedNotificationSchema, ({ params }) => void updated.push(params.uri));
  return updated;
}

async function changes(client) {
  await check('a subscribed resource is heard of, another is not, and none after unsubscribing', async () => {
    const updated = updatesOf(client);
    await client.subscribeResource({ uri: 'demo://greeting' });
    await call(client, 'touch', { uri: 'demo://logo' });
    await call(client, 'touch', { uri: 'demo://greeting' });
    await until('the update of demo://greeting', () => updated.length > 0);
    assert.deepEqual(updated, ['demo://greeting']);
    await client.unsubscribeResource({ uri: 'demo://greeting' });
    await client.subscribeResource({ uri: 'demo://logo' });
    await call(client, 'touch', { uri: 'demo://greeting' });
    await call(client, 'touch', { uri: 'demo://logo' });
    await until('the update of demo://logo', () => updated.length > 1);
    assert.deepEqual(updated, ['demo://greeting', 'demo://logo']);
    await client.unsubscribeResource({ uri: 'demo://logo' });
  });
  await check('a changed list of tools is heard, and listed', async () => {
    let heard = 0;
    client.setNotificationHandler(ToolListChangedNotificationSchema, () => void heard++);
    const hasExtra = async () => (await client.listTools()).tools.some((tool) => tool.name === 'extra');
    const before = await hasExtra();
    for (const [times, there] of [[1, !before], [2, before]]) {
      await call(client, 'change_tools');
      await until('notifications/tools/list_changed', () => heard >= times);
      assert.equal(await hasExtra(), there);
    }
    assert.equal(heard, 2);
  });
}

async function cancelling(client) {
  const counted = async () => {
    const { contents: [{ text }] } = await client.readResource({ uri: 'demo://cancellations' });
    return Number(text);
  };
  await check('an aborted call is cancelled on the server', async () => {
    const before = await counted();
    // A call given up before its handler runs is not counted, and nothing tells that it runs: abort later and later.
    let rose = false;
    for (let delay = 200; !rose && delay <= 3200; delay *= 4) {
      const pending = call(client, 'sleep', { ms: 60_000 }, { signal: AbortSignal.timeout(delay) }).then(() => 'answered', () => 'rejected');
      assert.equal(await pending, 'rejected');
      rose = await until('the cancellation', async () => (await counted()) > before, 5000).then(() => true, () => false);
    }
    assert.ok(rose, 'demo://cancellations did not rise');
  });
  await check('a timeout of the client cancels on the server', async () => {
    const before = await counted();
    const error = await call(client, 'sleep', { ms: 60_000 }, { timeout: 1000 }).then(() => null, (reason) => reason);
    assert.equal(error?.code, ErrorCode.RequestTimeout, String(error));
    await until('the cancellation', async () => (await counted()) > before);
  });
  await check('an aborted countdown leaves its neighbour alone', async () => {
    const controller = new AbortController();
    const aborted = call(client, 'countdown', { from: 100, delayMs: 100 },
      { signal: controller.signal, onprogress: () => controller.abort('enough') }).then(() => 'answered', () => 'rejected');
    const neighbour = call(client, 'countdown', { from: 5, delayMs: 20 }, { onprogress: () => {} });
    assert.equal(await aborted, 'rejected');
    assert.ok(!(await neighbour).isError);
  });
}

async function resuming(client) {
  await check('reconnect ends its stream, the client polls for the result', async () =>
    assert.equal(textOf(await call(client, 'reconnect', { ms: 300 })), 'still here after 300 ms'));
  const line = await breakable(target[0]);
  const cutOff = await connect([line.url]);
  try {
    await check('a cut call goes on where it was: no step is lost or comes twice', async () => {
      const start = received.length;
      let steps = 0;
      const result = await call(cutOff.client, 'countdown', { from: 12, delayMs: 50 }, { onprogress: () => { if (++steps === 3) line.cut(); } });
      assert.ok(!result.isError, textOf(result));
      assert.deepEqual(stepsSince(start), Array.from({ length: 12 }, (_, i) => i + 1));
    });
    await check('what changes while the stream of notifications is cut is told later', async () => {
      const updated = updatesOf(cutOff.client);
      await cutOff.client.subscribeResource({ uri: 'demo://greeting' });
      line.cut();
      await call(client, 'touch', { uri: 'demo://greeting' });
      await until('the update', () => updated.length > 0);
      assert.deepEqual(updated, ['demo://greeting']);
    });
  } finally {
    await cutOff.client.close();
    line.close();
    problems.splice(0); // the SDK reports each cut
  }
  await check('a session that was ended is unknown', async () => {
    const ended = await connect(target);
    const { sessionId } = ended.transport;
    await ended.transport.terminateSession();
    const response = await fetch(target[0], {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json, text/event-stream',
        'Mcp-Session-Id': sessionId,
        'MCP-Protocol-Version': REVISION,
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' }),
    });
    assert.equal(response.status, 404);
    assert.ok((await response.json()).error.message);
    await ended.client.close();
    problems.splice(0);
  });
}

const questioned = { answers: null, forms: [], sampling: null };
const handlers = [
  [ElicitRequestSchema, ({ params }) => {
    questioned.forms.push(params);
    const scripted = questioned.answers?.shift();
    if (scripted === 'decline') return { action: 'decline' };
    const confirm = 'confirm' in params.requestedSchema.properties;
    return { action: 'accept', content: scripted ?? (confirm ? { confirm: true } : { guests: 7, vegetarian: false }) };
  }],
  [CreateMessageRequestSchema, ({ params }) => {
    questioned.sampling = params;
    return { role: 'assistant', model: 'peer-model', content: { type: 'text', text: 'fox in short' } };
  }],
  [ListRootsRequestSchema, () => ({ roots: [{ uri: 'file:///one', name: 'one' }, { uri: 'file:///two' }] })],
];

try {
  const { client, transport, revision } = await connect(target, {
    capabilities: { elicitation: { form: {} }, sampling: {}, roots: { listChanged: true } },
    handlers,
  });
  await handshake(client, revision);
  await tools(client);
  await streams(client);
  await questions(client, questioned);
  await resources(client);
  await prompts(client);
  await changes(client);
  await cancelling(client);
  if (streamable) await resuming(client);
  await check('the SDK met no message it could not read', async () =>
    assert.deepEqual(problems.map(String).filter((problem) => !/progress notification for an unknown token/.test(problem)), []));
  await check(stdio ? 'closing ends the process' : 'closing ends the connection', async () => {
    const { pid } = transport;
    if (streamable) await transport.terminateSession();
    await client.close();
    if (stdio) {
      await until(`the end of process ${pid}`, () => {
        try { process.kill(pid, 0); return false; } catch { return true; }
      });
    }
  });
} catch (error) {
  await check('runs to its end', () => { throw error; });
}
process.exit(finish());
