// The package ws as a server for our client: revision 2026-07-28, one tool, pings, and a first connection that breaks.
// usage: raw-server.mjs; prints 'listening URL' on stderr, ends on TERM
import { WebSocketServer } from 'ws';

let connections = 0;
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, handleProtocols: (offered) => (offered.has('mcp') ? 'mcp' : false) });
server.on('listening', () => console.error(`listening ws://127.0.0.1:${server.address().port}/anywhere`));
process.on('SIGTERM', () => process.exit(0));

const RESULTS = {
  'server/discover': {
    supportedVersions: ['2026-07-28'],
    capabilities: { tools: {} },
    serverInfo: { name: 'ws', version: '8' },
    ttlMs: 0,
    cacheScope: 'private',
  },
  'tools/list': {
    tools: [{ name: 'echo', description: 'Says it again', inputSchema: { type: 'object', properties: { message: { type: 'string' } } } }],
    ttlMs: 0,
    cacheScope: 'private',
  },
};

server.on('connection', (socket, request) => {
  const number = ++connections;
  const answer = (id, result) => {
    const text = JSON.stringify({ jsonrpc: '2.0', id, result: { resultType: 'complete', ...result } });
    // In fragments, with a ping between them.
    const half = text.length >> 1;
    socket.send(text.slice(0, half), { fin: false });
    socket.ping();
    socket.send(text.slice(half), { fin: true });
  };
  socket.on('message', (data, binary) => {
    if (binary) return socket.close(1003, 'text only');
    const message = JSON.parse(data.toString());
    if (message.id === undefined) return undefined;
    if (RESULTS[message.method]) return answer(message.id, RESULTS[message.method]);
    if (message.method !== 'tools/call') {
      return socket.send(JSON.stringify({ jsonrpc: '2.0', id: message.id, error: { code: -32601, message: 'unknown' } }));
    }
    const said = message.params.arguments.message;
    if (said === 'break' && number === 1) return socket.terminate();
    const { origin, authorization } = request.headers;
    return answer(message.id, {
      content: [{ type: 'text', text: JSON.stringify({ said, number, protocol: socket.protocol, origin, authorization }) }],
    });
  });
});
