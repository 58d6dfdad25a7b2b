// Preloaded into the reference server, which listens on all interfaces and does not say on which port:
// it is bound to 127.0.0.1 instead, and prints 'listening URL' on stderr.
'use strict';
const { Server } = require('node:http');

const { listen } = Server.prototype;
Server.prototype.listen = function (port, ...rest) {
  const ready = rest.find((argument) => typeof argument === 'function');
  const path = process.argv.includes('sse') ? '/sse' : '/mcp';
  return listen.call(this, Number(port), '127.0.0.1', () => {
    console.error(`listening http://127.0.0.1:${this.address().port}${path}`);
    ready?.();
  });
};
